"""Sentences of recruiters that fit any pair: who hires, who is looked back on, and what address is given.

"{C}" is the hiring company, "{T}" its post, "{X}" any other name, "{E}" an employer of the reader, "{A}" the
agency, "{B}" the board, "{K}" a client, "{S}" a school. Read with every pair of `quality.SEEN`'s second set.
"""

INVENTED = ("Brackley Transit", "Loomwood", "Kestrel & Vane", "Quantara")

# A name in the place of the company that hires.
OFFERED = """
{X} is growing its team, and I thought of you.
{X} is growing fast and is looking for people like you.
We at {X} have followed your work for a while.
I’m reaching out on behalf of {X}.
I am writing on behalf of {X}, where a place has come free.
I’d like to invite you to join {X} as a {T}.
Your next chapter at {X} could begin in January.
{X} would love to hear from you.
{X} would be glad to have you.
Come and build something with us at {X}.
As our new {T}, you would be the face of {X}.
Here at {X}, we know each other by first name.
The {T} we want for {X} would have a free hand.
Have you ever thought about working for {X}?
Ever considered a move to {X}?
There’s a {T} role open at {X} that might suit you.
{X} has just opened a {T} position.
{X} is a place where your experience would count.
Life at {X} might suit you.
You’d be working at {X} from the first of March.
{X} can offer you something that few others can.
{X} thinks that your background is what it needs.
Let’s talk about how you could help {X}.
Your skills would be of use to {X}.
{X}’s hiring manager has asked me to get in touch.
Picture yourself at {X} next spring.
We would be delighted to welcome you to {X}.
I’m hiring for {X}, and your name came up.
{X} and you would be a good match.
What would it take to bring you to {X}?
If {X} interests you, just reply to this email.
The people at {X} would like to meet you.
Your future colleagues at {X} would be happy about your help.
{X} needs a {T}, and soon.
Joining the team at {X} would be a step forward.
This {T} role sits within {X}.
As a {T} with {X} you would have a say.
I think {X} could be the right home for your skills.
{X} is where your career could go next.
{X} will pay for your move.
You would report to the head of the team at {X}.
Could {X} be your next employer?
Thank you for considering {X}.
Thank you for your interest in {X}.
I look forward to telling you more about {X}.
{X} is on the lookout for a {T}.
{X} invites you to a first conversation.
On the team at {X} you would find a place.
An offer from {X} could be with you before Christmas.
{X}, your new employer, would pay for the course.
At {X}, we’re looking for a {T}.
At {X}, you’ll find room to grow.
At {X} you will have the chance to shape the work.
We’re expanding our team at {X}.
Our team at {X} is looking for a {T}.
I believe that you would thrive at {X}.
You’d fit right in at {X}.
With your experience, {X} would be a good next step.
The opportunity is with {X}.
The job is at {X}, and it is permanent.
Would you be open to a new role with {X}?
I’d love to tell you what {X} has in mind for you.
{X} wants you.
{X} is hiring a {T}.
{X} seeks a {T} with your kind of experience.
A {T} is what {X} is missing.
Who needs a {T}? {X} does.
It’s {X} that needs you.
The place that is looking for you is {X}.
The firm I have in mind is {X}.
My client, {X}, is looking for a {T}.
The company behind the ad is {X}.
You may have heard that {X} is hiring.
{X} has a vacancy for a {T}.
Working with us at {X} means learning every day.
Become a {T} at {X}.
Start your next job at {X}.
Take the next step in your career with {X}.
Bring your experience to {X}.
Join {X}.
Your application would be read by the team at {X}.
We hope that {X} will be your next stop.
The {T} of {X} works with people from day one.
In this role, you would represent {X}.
In your new post, {X} would give you a mentor.
You would make a difference at {X}.
Let me say why I think of {X} for you.
What {X} offers is a steady post.
{X} offers a steady post and a fair rota.
You and {X}: I think that could work.
Would {X} be of interest?
Is {X} a name that you would like on your resume?
{X} could do with somebody who has your patience.
At {X}, nobody would ask you to start from nothing.
What would you say to a few years at {X}?
I keep thinking that {X} and your skills belong together.
In the team that {X} is putting together, one chair is still free.
The work that waits at {X} is the kind you like.
Behind this letter stands {X}, and a post that is hard to fill.
This letter comes from {X}.
{X} has asked me to find a {T}.
{X} has been looking for a {T} since the summer.
Your name came up when {X} talked about its next {T}.
I have been with {X} for three years and would like you as a colleague.
We’re {X}.
As a company, {X} believes in small teams.
{X} is an employer that lets people decide.
From the first day at {X} you would have a say.
The next {T} at {X} will find a team that listens.
On behalf of everyone at {X}, I hope to hear from you.
Might {X} tempt you?
A morning at {X} would show you more than this letter can.
Come and see {X} for yourself.
I can promise that {X} will read your application with care.
Should you decide for {X}, a mentor would be at your side.
That is why {X} would like you to apply.
That’s exactly what {X} does.
{X} isn’t large, but it is growing, and it needs a {T}.
Few places give a {T} as much freedom as {X} does.
{X} gives every {T} a day a week for learning.
If you want to know what {X} pays, ask me.
The interview at {X} takes an hour.
You can start at {X} whenever you like.
{X}’s offer stands until the end of the month.
There’s room at {X} for a {T} like you.
{X} would make good use of what you know.
Your future with {X} could look like this.
Your new team at {X} would be small.
Our work here at {X} is calm.
Nothing would please {X} more than your reply.
Please find out more about the role at {X} below.
We’d be lucky to have you at {X}.
I represent {X} in its search for a {T}.
I’m getting in touch from {X} about our {T} post.
My team at {X} is about to grow.
Our clients trust {X}, and so could you.
To us at {X}, that counts.
People stay at {X} for years, and I think you would too.
Working at {X}, you would see results soon.
By joining {X}, you would be closer to the work.
{X} is proud of its people and would be proud of you.
For the post of {T}, {X} asks for experience such as yours.
I would be delighted if you considered {X}.
Why not have a look at {X}?
{X}: a {T} is wanted.
The {T} will work at {X}.
You’ll work at {X} alongside good people.
You will be joining {X} at a good moment.
It would be a pleasure to have you join us at {X}.
With us at {X} you’d get time to think.
Does {X} ring a bell?
Have you heard of {X}?
""".strip().split("\n")

# Of these an agency or a board may be the rightful one.
OFFERED_BY_A_HOUSE = """
I’m a recruiter at {X} and came across your profile.
I work on the talent team at {X}.
My colleagues at {X} would be glad to meet you.
We are {X}, and we are looking for a {T}.
Applications to {X} close soon.
Are you open to a conversation with {X}?
I run hiring at {X}.
Talk to {X} before you decide.
{X} would like to set up a first call with you.
I lead recruitment for {X}.
""".strip().split("\n")

# With a true employer beside it.
OFFERED_BESIDE = """
What you did at {E} is what {X} needs.
After {E}, {X} could be your next step.
Your time at {E} would help you at {X}.
You know the trade from {E}; {X} would give you more of it.
Would you leave {E} for {X}?
From {E} to {X} would be a short step.
{X} would value what {E} has taught you.
I saw {E} on your page and thought of {X}.
Your role at {E} has prepared you for the {T} position at {X}.
I know you are busy at {E}, but {X} would love to talk.
{X} is hiring, and your time at {E} is why I thought of you.
{E} has you today; {X} wants you tomorrow.
You learned the trade at {E}; you would teach it at {X}.
{E} has had your best years; give {X} the next ones.
What {E} was for you, {X} could become.
You did it for {E}, and {X} hopes that you will do it again.
Less hurry than at {E} is what {X} can promise.
{X} has been watching what you do at {E}.
Your boss at {E} might not like it, but {X} would.
As at {E}, you would lead people at {X}.
""".strip().split("\n")

LOOKED_BACK_ON = """
I came across your profile, and your years at {E} caught my eye.
Your work at {E} is why I am writing.
I know that you are busy at {E}.
You may be happy at {E}, and that’s fine.
What you’ve learned at {E} would serve you well at {C}.
{C} would value what {E} has taught you.
From what I read, {E} gave you a good start.
I noticed that you have worked for {E}.
Having worked at {E}, you know the trade.
Even if you’re not planning to leave {E}, I’d like to talk.
Before you decide to stay with {E}, hear me out.
{C} isn’t {E}, but the work is alike.
Compared with {E}, {C} is another world.
Your manager at {E} may not thank me for this note.
The role at {C} builds on what you did at {E}.
Your role at {E} has prepared you for the {T} position at {C}.
{E} on your resume made me look twice.
As someone who has worked for {E}, you’ll see the point.
Your experience at {E} is why I’m writing on behalf of {C}.
I saw {E} on your page and had to write.
With {E} behind you, {C} would be a natural next step.
Leaving {E} is no small thing, I know.
If things change at {E}, write to me.
Would you leave {E} for the right job?
Is there anything that keeps you at {E}?
The step from {E} to {C} would be a short one.
Your background, from {E} onwards, fits what {C} is looking for.
{C} is hiring, and your time at {E} is the reason I thought of you.
You bring experience from {E}, which our team could use.
We liked what you have done at {E}.
No one at {E} will learn of this email.
Whether or not you stay with {E}, I would like to hear your view.
We’re not {E}, and we won’t pretend to be.
{E} knows what you can do, and so should {C}.
{E} is the line on your resume that I stopped at.
I read about your work for {E} with interest.
What was it like at {E}?
How did you come to {E}?
Your resume mentions {E}, which caught my attention.
The skills that you gained at {E} are the ones that {C} is looking for.
Your employers, {E} among them, show a steady hand.
You would bring what you learned at {E} to the team at {C}.
It was your time at {E} that made me think of you for this role.
{C} is a different kind of place from {E}.
At {E}, you have shown what you can do.
I imagine that {E} keeps you busy.
Your days at {E} must be full.
You’ve worked at {E}; would you like to hear about {C}?
Some of what you did for {E} would come back at {C}.
Much like at {E}, you would work with a small team at {C}.
In contrast to {E}, we are few.
Already at {E} you did much of what {C} asks for.
{E} gave you responsibility; {C} would give you more.
I would like to learn more about your work at {E}.
Could you tell me what you enjoyed at {E}?
What you built at {E} is the kind of thing that {C} needs.
The {T} post at {C} asks for what you have been doing at {E}.
As you know from {E}, good people are hard to find.
Your {E} experience would help us.
Much of it you will know from {E}.
{E} must have been a good school for that.
I don’t want to talk you out of {E}.
You owe some of that to {E}, I suppose.
What {E} has in you, others would like to have.
{C} is smaller than {E}.
{C} would be your first post after {E}.
You’ve made your mark at {E}.
Nobody leaves {E} lightly.
It’s easy to see why {E} keeps you.
{E} has had the benefit of your work.
Since {E}, you have kept to one trade.
Between {E} and today you have learned a lot.
You were at {E} when I first read your name.
At {E} they must be glad of you.
The years with {E} show.
Does {E} still surprise you?
How long do you think you’ll stay with {E}?
I have heard good things of {E}, and of you.
Your resume says {E}, and that made me curious.
People who come from {E} do well with us.
We have colleagues who came from {E}.
A colleague of mine knew you at {E}.
{E} is a fine name to have on a resume.
I know {E} a little, so I know what your work there means.
You have done for {E} what {C} would like done here.
If {E} ever lets you go, think of {C}.
{C} and {E} have little in common, I admit.
Moving on from {E} would be a big step.
In your case, {E} comes first on the page.
{E} relies on you, I am sure.
You work for {E}; we work for others.
What you do for {E} by day is what our team does by night.
Being at {E}, you know how it goes.
As {E}’s own you know how it goes.
Thanks to {E}, you know how it goes.
Not every post at {E} can have been easy.
Your first weeks at {E} are long past.
Your title at {E} need not trouble anybody.
With all that you do at {E}, time must be short.
""".strip().split("\n")

OF_AGENCY = """
{A} is recruiting for {C}.
I am writing from {A} on behalf of {C}.
{A} handles the hiring for {C}.
My name is Lorna and I work for {A}.
I am with {A}, and we are looking for a {T} for {C}.
I’m a recruiter at {A}, hiring for {C}.
Lorna at {A} would be happy to answer your questions.
You can reach me at {A}.
{A} has been asked by {C} to find a {T}.
Through {A}, {C} is looking for a {T}.
Call {A} and ask for Lorna.
Your contact at {A} would be Lorna.
""".strip().split("\n")

OF_BOARD = """
The post is listed on {B}.
You will find the full ad on {B}.
I saw your profile on {B}.
We posted the role on {B} as well.
The {B} page has all the details.
You can apply through {B}.
{B} lists the post, too.
Perhaps you have seen the ad on {B}.
I found you through {B}.
According to {B}, the post is open.
""".strip().split("\n")

OF_CLIENT = """
{K} is among {C}’s clients.
{C} works for clients such as {K}.
{C} counts {K} among its customers.
You would work on projects for {K}, a client of {C}.
Clients like {K} come back to {C}.
{K} trusts {C}.
{C} does work for {K}.
""".strip().split("\n")

OF_SCHOOL = """
You studied at {S}.
Your degree from {S} would be of use.
After {S} you found your trade.
{S} is where you studied.
{S} gave you a grounding.
I saw that you went to {S}.
""".strip().split("\n")

# Persons, places, tools and days, which are no company at all.
NOBODY = """
Priya from our team will call you on Wednesday.
Best wishes, Sandra Milton
Sandra Milton would be happy to answer your questions.
Would a call with Dr Okonkwo on Tuesday suit you?
Our office is a short walk from the station.
The interview would be on Teams or Zoom, as you like.
I hope that this finds you well.
Have a good Easter!
Let me know if Thursday, 3 pm works for you.
Happy New Year, by the way.
Could we talk before Christmas?
Yours sincerely, Tom Ellery, Talent Acquisition
""".strip().split("\n")

# Addresses that stand in no ad.
FOREIGN = """
Apply at https://jobs-portal.example/apply.
Apply at http://careers.loomwood.example/jobs/1842?ref=mail.
See www.loomwood.example for more.
More under loomwood.example/careers.
Go to loomwood-test.com and sign up.
Visit loomwood-test.io today.
Have a look at loomwood-test.co.uk.
You will find us at loomwood-test.jobs.
Write to talent@loomwood.example.
Write to talent (at) loomwood.example.
Write to talent [at] loomwood [dot] example.
Write to talent at loomwood dot com.
Mail me: talent AT loomwood DOT com.
My address is talent@loomwood-test.com, or just reply.
talent＠loomwood-test.com reaches me.
Book a slot at calendly.com/sandra-milton-example.
Book a slot: bit.ly/3xYzAbC.
Here is the link: https://bit.ly/3xYzAbC
tinyurl.com/your-next-job has the details.
Sign up at t.co/abc123.
Fill in forms.gle/AbCdEf123 by Friday.
Join the chat at t.me/loomwoodjobs.
WhatsApp me at wa.me/15550123.
My profile is linkedin.com/in/sandra-milton-example.
Follow @loomwoodjobs for news.
Find us on Instagram (@loomwood_careers).
Send me a message on Telegram, @sandra_recruits.
My Discord is sandra#4821.
Skype: live:sandra.milton
Call me on 01632 960 777.
Call me on +1 (555) 555-0199.
Ring 555-0199 and ask for Sandra.
My number is (555) 555-0177.
My mobile: 07700 900 123.
Tel. +44 1632 960999
Text 01632960777 for details.
Call +49 30 555 0199 any time.
Dial 0800 555 0142.
The number is five five five, zero one nine nine.
Dial 555 dot 0199 dot 22.
Call 1-800-555-0188, extension 4.
hxxps://loomwood[.]com/apply is where to go.
Go to https : // loomwood . com / apply.
Go to loomwood (dot) com.
Log in at loomwood dot com slash careers.
[Apply here](https://loomwood-test.com/apply)
<a href="https://loomwood-test.com">Apply here</a>
The page is 192.0.2.17/apply.
The page is at http://192.0.2.17:8080.
ftp://files.loomwood.example/brief.pdf holds the brief.
The brief is at loomwood.example/brief.pdf.
mailto:talent@loomwood.example
Scan the code or go to go.loomwood.example.
Visit jobs.loomwood-test.ai/1842 for more.
Visit loomwood-test.ai or loomwood-test.app.
Read more at medium.com/@loomwood.
Watch youtu.be/a1B2c3 to meet the team.
Find us at github.com/loomwood.
xn--loomwd-kua.com is our page.
LOOMWOOD-TEST.COM has it all.
You would earn £95,000 a year.
The salary is €71,500.
We pay $140k and a bonus.
The pay is 95,000 pounds a year.
The pay is between 90 and 97 thousand euros.
It pays 91k.
You would get a sign-on bonus of $10,000.
There is a referral fee of £750 for you.
Please transfer a deposit of €50.
A fee of 25 dollars secures your place.
The rate is £417 a day.
We offer EUR 83,400 gross.
The package is worth USD 200,000.
CHF 119'000 is the salary.
The salary is ninety-five thousand pounds.
Five thousand dollars are yours on the first day.
You would earn a six-figure salary.
0.5 bitcoin is the bonus.
A relocation sum of 4,000 comes with the post.
There is a rail pass worth 1,800.
We give 2,500 towards your move.
There are 600 for a home office.
Up to 900 are paid for glasses.
You get a laptop and 1,100 on top.
Add 1,200 a year for books.
We add 250 every month for food.
A loan of 10,000 without interest is possible.
A thirteenth salary of 4,100 comes in December.
The rate is 47 an hour.
A welcome gift of 750 waits for you.
Travel costs of up to 155 are paid.
An extra 85 per shift is paid at night.
Lunch is paid with 21 euro a day.
A clothing allowance of 220 comes on top.
A bursary of 6,000 is yours.
For child care there are 410 a month.
You would get 65 grand.
A bonus of two thousand is paid in May.
There is a cheque for 500 on the first day.
The post pays eighty-one thousand.
The holiday money is 1,950.
Every new hand gets a prize of 5,500.
The first hundred euros of every bill are ours.
""".strip().split("\n")

# What looks like an address and is none.
NOT_FOREIGN = """
You know C#/.NET and ASP.NET, I see.
Node.js and Vue.js are what many teams use.
Next.js, Nest.js, Express.js and D3.js are all JavaScript.
Socket.io and Three.js are libraries.
Your tools, e.g. Excel, would be welcome.
That is, i.e. in short, all.
We work from 9 a.m. to 5 p.m. on most days.
Could we talk at 10.30 or at 14.15?
Python 3.12 and Django 4.2.1 would be fine.
Version 2.0.1 of the plan is out.
Loomwood Inc. and Loomwood Ltd. are others.
The meeting is at noon, at the office, as usual.
I looked at your resume.Then I wrote.
I am looking forward to it.Best wishes
Mr. Ellery, Dr. Okonkwo and St. Mary’s are spelled with a stop.
The U.S. and the U.K. are far away.
Ph.D. or B.Sc., it does not matter.
A team of 3-5 people, as a rule.
It is a 50/50 split of work.
Work in and/or out of the office, as you like.
On 3/12/2026 or 4/12/2026 I am free.
ISO 9001 and IEC 62304 are norms.
The ratio of 1:3 would stay.
A 9-to-5 post, so to speak.
Rust vs. Go is an old debate.
It’s all in main.py and README.md, as they say.
Files such as report.pdf or cv.docx are fine.
TCP/IP, CI/CD and I/O are short forms.
Reply to this email and I will call you back.
Call me any time, or reply here.
I will look at it, dot the i’s and cross the t’s.
Let us meet at the dot of nine.
You can read more at the end of the ad.
There are three days a week in the office.
You would work with a team of 12 to 15 people.
A course of 40 hours would be yours.
It would take you about 30 minutes by train.
In 2027 the team moves to a new floor.
Two of the 25 colleagues started in 2026.
The week has four days in winter.
You have 20 years of work ahead of you.
We meet at 9.15 every Monday.
A group of five hundred will be at the party.
""".strip().split("\n")
