"""Agendas as people type them, and the sessions that a person reads in each."""

from __future__ import annotations

from typing import NamedTuple


class Typed(NamedTuple):
    """A document, the zone that is assumed for it, the zone it is in, and its sessions."""

    name: str
    text: str
    assumed: str | None
    timezone: str
    sessions: str


TYPED = [
    Typed(
        "a clock of twelve hours without am or pm",
        """\
---
layout: page
title: Our agenda
---

# Writers' workshop, Boston 2022

## Day 1 - Tuesday, August 09

| Time   | What we do | Location |
| ------ | ---------- | -------- |
|  8:15 - 9:00 |  Breakfast | Reading Room |
| 9:00 - 9:30 | Why we are here | Reading Room |
| 12:00  - 1:00 | Lunch | Garden |
| 1:00 - 1:30 | A round of names | Reading Room |
| 2:45 - 3:15 |  Break |  |
| 5:00        | End (supper is up to you) |

<br>

## Day 2 - Wednesday, August 10

| Time | Session | Location |
| ---- | ------- | -------- |
| 8:15 - 9:00 | Breakfast | Reading Room |
| 11:15 - 12:00 |  What the groups wrote | Reading Room |
| 12:00         | Lunch bags and good-bye | Reading Room |
""",
        "America/New_York",
        "America/New_York",
        """\
2022-08-09 08:15-09:00 Breakfast @ Reading Room
2022-08-09 09:00-09:30 Why we are here @ Reading Room
2022-08-09 12:00-13:00 Lunch @ Garden
2022-08-09 13:00-13:30 A round of names @ Reading Room
2022-08-09 14:45-15:15 Break
2022-08-09 17:00- End (supper is up to you)
2022-08-10 08:15-09:00 Breakfast @ Reading Room
2022-08-10 11:15-12:00 What the groups wrote @ Reading Room
2022-08-10 12:00- Lunch bags and good-bye @ Reading Room
""",
    ),
    Typed(
        "starts alone, in a table",
        """\
# Agenda of the taster day

We meet on 12 May 2025, and the day has four parts:

| Time  | Description         |
|-------|---------------------|
| 08:00 | Registration        |
| 08:45 | Opening words       |
| 09:00 | [Part A](a.md)      |
| 10:30 | *Tea*               |
| 12:30 | *Lunch*             |
| 17:00 | Closing words       |

Go to the [first page](a.md) to begin.
""",
        "Europe/London",
        "Europe/London",
        """\
2025-05-12 08:00-08:45 Registration
2025-05-12 08:45-09:00 Opening words
2025-05-12 09:00-10:30 Part A
2025-05-12 10:30-12:30 Tea
2025-05-12 12:30-17:00 Lunch
2025-05-12 17:00- Closing words
""",
    ),
    Typed(
        "rows that are day headings, in a table without bars",
        """\
---
title:  'Timetable'
---

# Timetable of the pipelines course, 3-4 June 2024, Stockholm

| Time                | Activity                           |
| ------------------- | ---------------------------------- |
**Day 1**                 |
09.00 - 09.10         | Hello |
09.10 - 10.10         | Rules and wildcards |
10.10 - 10.15         | *Pause* |
10.15 - 10.30         | In rooms: get to know your group |
ca. 10.30             | *Break* |
10.50 - 12.30         | In rooms: feedback (with a *break*) |
12.30                 | Wrap-up day 1 |
ca. 12.45             | End of day 1 |
---
**Day 2**                 | |
09.00 - 09.30         | Clusters |
09.30 - 09.35         | *Pause* |
""",
        None,
        "Europe/Stockholm",
        """\
2024-06-03 09:00-09:10 Hello
2024-06-03 09:10-10:10 Rules and wildcards
2024-06-03 10:10-10:15 Pause
2024-06-03 10:15-10:30 In rooms: get to know your group
2024-06-03 10:30- Break
2024-06-03 10:50-12:30 In rooms: feedback (with a break)
2024-06-03 12:30- Wrap-up day 1
2024-06-03 12:45- End of day 1
2024-06-04 09:00-09:30 Clusters
2024-06-04 09:30-09:35 Pause
""",
    ),
    Typed(
        "starts alone, with lists below them",
        """\
# Tentative agenda

27 April 2015, Baltimore

We keep to these times more or less.

8:30 - Doors open

- Names and hopes
- House rules

8:45 - Collect questions

- the aim is 15 - 20 questions on the wall
- 45 min - 1 hour

9:45 - Vote

10:00 - break [with the rest of the house]

10:30 - Talk about the first ones (or when all are back)

~12:00-ish - Lunch (with the rest of the house)

1:00 - Talk about the others

- Breaks when you need them
- There is one with cake at 2:30 in the hall

4:00 - Wrap up

4:30 - We leave

4:30 - 5:30 Hang up the posters
""",
        "America/New_York",
        "America/New_York",
        """\
2015-04-27 08:30-08:45 Doors open
2015-04-27 08:45-09:45 Collect questions
2015-04-27 09:45-10:00 Vote
2015-04-27 10:00-10:30 break [with the rest of the house]
2015-04-27 10:30-12:00 Talk about the first ones (or when all are back)
2015-04-27 12:00-13:00 Lunch (with the rest of the house)
2015-04-27 13:00-16:00 Talk about the others
2015-04-27 16:00-16:30 Wrap up
2015-04-27 16:30- We leave
2015-04-27 16:30-17:30 Hang up the posters
""",
    ),
    Typed(
        "tables that go on below a heading",
        """\
---
title: Program
---
Bird song meeting 2017, Potsdam near Berlin

### Thursday, 12 October

#### Morning

| **Time**	| **Description**			| **Room** 	|
| 9:00 - 9:30	| Welcome with coffee and tea	| K	|
| 9:30 - 10:00	| Keynote: Dr. A. Finch	| K |
| 10:15 - 11:00 | Break-out session 1	| K & S |
| 12:30 - 13:30 | *Lunch break*	|  	|

#### Afternoon

| 13:30 - 14:00	| Keynote: Prof. B. Wren	| K |
| 17:30 - 19:00 | *Reception*	| * |


### Friday, 13 October

| **Time**		| **Description**	| **Room** 	|
| 9:30 - 10:00	| Keynote: *open*		| K |
| 16:30 - 17:00 | Wrap up						| K |
""",
        None,
        "Europe/Berlin",
        """\
2017-10-12 09:00-09:30 Welcome with coffee and tea @ K
2017-10-12 09:30-10:00 Keynote: Dr. A. Finch @ K
2017-10-12 10:15-11:00 Break-out session 1 @ K & S
2017-10-12 12:30-13:30 Lunch break
2017-10-12 13:30-14:00 Keynote: Prof. B. Wren @ K
2017-10-12 17:30-19:00 Reception
2017-10-13 09:30-10:00 Keynote: open @ K
2017-10-13 16:30-17:00 Wrap up @ K
""",
    ),
    Typed(
        "a title in either of two columns, an end that is late",
        """\
# Programme of the grasping workshop, 20 October 2025, Hangzhou

|      Time      |  Event  | Description                       |
| :------------: | :-----: | :-------------------------------- |
| 08:45 – 09:00  | Opening | Why hands matter                  |
| 09:00 – 09:30  |         | A speaker (20 mins, then Q&A)     |
| 10:30 – 11:00  |  Break  | Tea and posters                   |
| 16:00 – 17:00  |         | ?                                 |
| 18:00 – *Late* | Dinner  | At a restaurant that we choose    |
""",
        "Asia/Shanghai",
        "Asia/Shanghai",
        """\
2025-10-20 08:45-09:00 Opening
2025-10-20 09:00-09:30 A speaker (20 mins, then Q&A)
2025-10-20 10:30-11:00 Break
2025-10-20 16:00-17:00 ?
2025-10-20 18:00- Dinner
""",
    ),
    Typed(
        "lists below “Day 1 (Tuesday 21 April)”",
        """\
### Logistics

We meet in a house by the harbour:

    12 Pier Street
    Oakland, CA 94607

Bring your lunch. 2015.

### Agenda

#### Day 1 (Tuesday 21 April)

* 08:30 Sit down / coffee
* 09:00 What is on the list
* 11:00 News from elsewhere : this one, that one
* …
* 12:30 Lunch
* 17:30 End

#### Day 2 (Wednesday 22 April)

* 08:30 Sit down / coffee
* 11:00 Privacy, the second draft
  (https://example.org/privacy/second/)
  with two guests who join from home
* 17:30 End

* 18:30 Bowling - somewhere in Oakland

### Topics

* Anything that is left
""",
        "America/Los_Angeles",
        "America/Los_Angeles",
        """\
2015-04-21 08:30-09:00 Sit down / coffee
2015-04-21 09:00-11:00 What is on the list
2015-04-21 11:00-12:30 News from elsewhere : this one, that one
2015-04-21 12:30-17:30 Lunch
2015-04-21 17:30- End
2015-04-22 08:30-11:00 Sit down / coffee
2015-04-22 11:00-17:30 Privacy, the second draft
2015-04-22 17:30-18:30 End
2015-04-22 18:30- Bowling - somewhere in Oakland
""",
    ),
    Typed(
        "a weekday with the number of its day",
        """\
# Schedule

Sequencing course, Uppsala, February 2018

#####**Wednesday 14th**
Room: B12
**09.00-09.15** Lecture: What this is about (Anna T)
**09.15-10.15** [Lecture: How to begin](slides/begin.pdf) (Anna T)
Coffee
**10.30-11.15** [Lecture: How to go on](slides/goon.pdf) (Bo F)
**12.00-13.00** Lunch at the canteen
##### **Thursday 15th**
**9.00-10.00** Lecture: How to end
""",
        "Europe/Stockholm",
        "Europe/Stockholm",
        """\
2018-02-14 09:00-09:15 Lecture: What this is about (Anna T)
2018-02-14 09:15-10:15 Lecture: How to begin (Anna T)
2018-02-14 10:30-11:15 Lecture: How to go on (Bo F)
2018-02-14 12:00-13:00 Lunch at the canteen
2018-02-15 09:00-10:00 Lecture: How to end
""",
    ),
    Typed(
        "the span of the whole behind a label",
        """\
# Agenda of the week

Date:           01.03.2022
Time:           16:45 - 17:45
Main focus:     What to do next
Chair:          Anna
Location: Delft, Netherlands

## Points

* 16:45 - 16:47 **Opening by the chair**
* 16:47 - 16:50 **Minutes of last week**
* 16:56 - 17:02 **What went well** (or not)
  * Any questions?
""",
        "Europe/Amsterdam",
        "Europe/Amsterdam",
        """\
2022-03-01 16:45-16:47 Opening by the chair
2022-03-01 16:47-16:50 Minutes of last week
2022-03-01 16:56-17:02 What went well (or not)
""",
    ),
    Typed(
        "columns that blanks divide",
        """\
Documents weekend - proposed agenda

Berlin, 15-17 May 2009

Friday
Arrival at the office	Afternoon
Dinner when all are there	18:30 approx.

Saturday
Time	Topic/Activity	Led by
0900	Welcome & house rules	Anna Winter
0930	The next release	Chair: tbc
1030	Break	--
1045
1200	Lunch	--
1800 (approx.)	Dinner	--

Sunday
Morning	Open end
14:00 approx.	Final words and closing ceremony
""",
        None,
        "Europe/Berlin",
        """\
2009-05-15 18:30- Dinner when all are there
2009-05-16 09:00-09:30 Welcome & house rules
2009-05-16 09:30-10:30 The next release
2009-05-16 10:30-10:45 Break
2009-05-16 10:45-12:00 (untitled)
2009-05-16 12:00-18:00 Lunch
2009-05-16 18:00- Dinner
2009-05-17 14:00- Final words and closing ceremony
""",
    ),
    Typed(
        "an agenda of the United Nations",
        """\
UNITED NATIONS OFFICE ON DRUGS AND CRIME
Expert Group Meeting on Trafficking in Persons
Vienna International Centre, Vienna, 6-8 May 2025

PROVISIONAL PROGRAMME OF WORK

Tuesday, 6 May

9.00 am - 10.00 am	Registration
10.00 am - 10.30 am	Opening of the meeting
			Welcoming remarks: Ms. A. Smith, Director
10.30 am - 1.00 pm	Item 2. Review of legislation
			(a) Presentation by the Secretariat
			(b) Discussion
1.00 pm - 3.00 pm	Lunch break
3.00 pm - 6.00 pm	Item 3. Exchange of good practices

Wednesday, 7 May

10.00 am - 1.00 pm	Item 3 (continued)
3.00 pm - 6.00 pm	Item 4. Conclusions

Shuttle buses to the hotel depart at 6.15 pm and 6.45 pm.

Thursday, 8 May

10.00 am - 12 noon	Adoption of the report
12 noon			Closure of the meeting
""",
        None,
        "Europe/Vienna",
        """\
2025-05-06 09:00-10:00 Registration
2025-05-06 10:00-10:30 Opening of the meeting
2025-05-06 10:30-13:00 Item 2. Review of legislation
2025-05-06 13:00-15:00 Lunch break
2025-05-06 15:00-18:00 Item 3. Exchange of good practices
2025-05-07 10:00-13:00 Item 3 (continued)
2025-05-07 15:00-18:00 Item 4. Conclusions
2025-05-08 10:00-12:00 Adoption of the report
2025-05-08 12:00- Closure of the meeting
""",
    ),
    Typed(
        "a letter",
        """\
Dear colleagues,

please find below our agenda for the Palais, Geneva, on Monday 5 and Tuesday 6 June 2023.

Day one
=======
9:00-9:30AM   Welcome coffee
9:30-10:45AM  Introductions: a tour of the table, in which everybody says
              who they are
10:45-12:15PM First working session
12:30-1:30PM  Lunch
1:30-3PM      Second working session
3-3:30PM      Coffee
3:30-5:00PM   Third working session
7:00PM-       Dinner in town (own expense)

Day two
=======
9:00-12:30    Drafting
12:30 onwards Departure

Best regards,
Anna
""",
        "Europe/Zurich",
        "Europe/Zurich",
        """\
2023-06-05 09:00-09:30 Welcome coffee
2023-06-05 09:30-10:45 Introductions: a tour of the table, in which everybody says who they are
2023-06-05 10:45-12:15 First working session
2023-06-05 12:30-13:30 Lunch
2023-06-05 13:30-15:00 Second working session
2023-06-05 15:00-15:30 Coffee
2023-06-05 15:30-17:00 Third working session
2023-06-05 19:00- Dinner in town (own expense)
2023-06-06 09:00-12:30 Drafting
2023-06-06 12:30- Departure
""",
    ),
    Typed(
        "titles before their times",
        """\
Regional seminar
Tashkent, 14 – 15 October 2024

14 October 2024

Registration (08:30 – 09:00)
Opening session (09:00-09:30)
Session 1: Legal frameworks (09:30 – 11:00)
Moderator: Mr. X
Coffee break (11:00 - 11:30)
Session 2: Victim identification, 11:30 – 13:00
Lunch: 13:00–14:00

15 October 2024

Session 3 | 09:30 – 11:00
Closing: 11:00 - 11:15
""",
        None,
        "Asia/Tashkent",
        """\
2024-10-14 08:30-09:00 Registration
2024-10-14 09:00-09:30 Opening session
2024-10-14 09:30-11:00 Session 1: Legal frameworks
2024-10-14 11:00-11:30 Coffee break
2024-10-14 11:30-13:00 Session 2: Victim identification
2024-10-14 13:00-14:00 Lunch
2024-10-15 09:30-11:00 Session 3
2024-10-15 11:00-11:15 Closing
""",
    ),
    Typed(
        "two times without a dash",
        """\
Annual Meeting of the Network
Lisbon, Portugal
Agenda (draft 2)

Monday, 3 November 2025 (9:00–17:30)

9:00  9:15   Opening
""",
        None,
        "Europe/Lisbon",
        """\
2025-11-03 09:00-09:15 Opening
""",
    ),
    Typed(
        "hours as in French",
        """\
Atelier / Workshop on data
Paris, 3 - 4 juin / June 2024

Monday 3 June 2024
8h30 - 9h: Registration
9h - 10h30: Opening
10h30-11h Coffee
11h30-12:15 Data quality
12h15 - 14h Lunch
Tuesday 4 June 2024
10 - 10:45 Recap
1500 - 1510 Health break
11:30 - noon Closing
""",
        None,
        "Europe/Paris",
        """\
2024-06-03 08:30-09:00 Registration
2024-06-03 09:00-10:30 Opening
2024-06-03 10:30-11:00 Coffee
2024-06-03 11:30-12:15 Data quality
2024-06-03 12:15-14:00 Lunch
2024-06-04 10:00-10:45 Recap
2024-06-04 15:00-15:10 Health break
2024-06-04 11:30-12:00 Closing
""",
    ),
    Typed(
        "timed parts, other zones, a slip, and buses",
        """\
# Forum
## Nairobi, Kenya, 12 March 2025

09:00 – 10:30 Session 1: Financial flows
    09:00 – 09:10 Introduction by the chair
    09:10 – 09:40 Keynote (30 minutes)
    09:40 – 10:30 Panel with
                  - Ms. A
                  - Mr. B
10:30 – 11.00 am Coffee break
11.00 am – 11.30 pm Coffee again
14:30 – 16:30 (07:30 – 09:30 EDT) Session 2: Joined from New York
16:30 – 17:00 Wrap-up

Getting there
Bus 24 leaves at 08:10 and 08:40
Train: 07:55 – 08:35
""",
        None,
        "Africa/Nairobi",
        """\
2025-03-12 09:00-10:30 Session 1: Financial flows
2025-03-12 09:00-09:10 Introduction by the chair
2025-03-12 09:10-09:40 Keynote (30 minutes)
2025-03-12 09:40-10:30 Panel with
2025-03-12 10:30-11:00 Coffee break
2025-03-12 11:00-23:30 Coffee again
2025-03-12 14:30-16:30 Session 2: Joined from New York
2025-03-12 16:30-17:00 Wrap-up
""",
    ),
    Typed(
        "time rows by room columns",
        """\
## Programme, Helsinki, 9 September 2024

| Time | Main Hall | Room 2 | Room 3 |
|---|---|---|---|
| 09:00-10:00 | Opening keynote | | |
| 10:00-10:30 | Coffee | Coffee | Coffee |
| 10:30-11:15 | Talk A | Talk B | Workshop C |
| 11:15-12:00 | Talk D | | Workshop E<br>with Jane Doe |
| 12:00-13:00 | Lunch | | |
""",
        None,
        "Europe/Helsinki",
        """\
2024-09-09 09:00-10:00 Opening keynote
2024-09-09 10:00-10:30 Coffee
2024-09-09 10:30-11:15 Talk A @ Main Hall
2024-09-09 10:30-11:15 Talk B @ Room 2
2024-09-09 10:30-11:15 Workshop C @ Room 3
2024-09-09 11:15-12:00 Talk D @ Main Hall
2024-09-09 11:15-12:00 Workshop E @ Room 3
2024-09-09 12:00-13:00 Lunch
""",
    ),
    Typed(
        "time rows by day columns",
        """\
# Summer school, 7-9 July 2025, Edinburgh, UK

| | Monday | Tuesday | Wednesday |
|---|---|---|---|
| 9:00-10:30 | Lecture 1 | Lecture 3 | Lecture 5 |
| 10:30-11:00 | Coffee | Coffee | Coffee |
| 11:00-12:30 | Lecture 2 | Lecture 4 | Excursion |
""",
        "Europe/London",
        "Europe/London",
        """\
2025-07-07 09:00-10:30 Lecture 1
2025-07-08 09:00-10:30 Lecture 3
2025-07-09 09:00-10:30 Lecture 5
2025-07-07 10:30-11:00 Coffee
2025-07-08 10:30-11:00 Coffee
2025-07-09 10:30-11:00 Coffee
2025-07-07 11:00-12:30 Lecture 2
2025-07-08 11:00-12:30 Lecture 4
2025-07-09 11:00-12:30 Excursion
""",
    ),
    Typed(
        "bare weekdays below a range",
        """\
Team offsite, Prague, 2-3 March 2026

Monday
10:00 Arrival
10:30 Vision
12:00 Lunch
13:00 Planning
17:00 End

Tuesday
9:00 Retro
12:00 Adjourn
""",
        None,
        "Europe/Prague",
        """\
2026-03-02 10:00-10:30 Arrival
2026-03-02 10:30-12:00 Vision
2026-03-02 12:00-13:00 Lunch
2026-03-02 13:00-17:00 Planning
2026-03-02 17:00- End
2026-03-03 09:00-12:00 Retro
2026-03-03 12:00- Adjourn
""",
    ),
    Typed(
        "a year named once",
        """\
CONFERENCE PROGRAMME 2024
Montevideo

Thursday 7 November
09.00 Registration
09.30 – 10.15 Opening
10.15 – 11.00 Keynote

Friday 8 November
09.00 – 10.00 Panel
""",
        None,
        "America/Montevideo",
        """\
2024-11-07 09:00- Registration
2024-11-07 09:30-10:15 Opening
2024-11-07 10:15-11:00 Keynote
2024-11-08 09:00-10:00 Panel
""",
    ),
    Typed(
        "titles below their times",
        """\
Meeting of experts
Brussels, 11 and 12 June 2025

Wednesday 11 June

09:30 - 10:00
Arrival and coffee

10:00 - 10:15
Welcome
Jane Doe, Director
John Smith, Chair

10:15 - 11:45
Session I: Setting the scene
The session looks at the state of play.

Thursday 12 June

09:00 - 10:30
Session II: Next steps

10:30
End of meeting
""",
        None,
        "Europe/Brussels",
        """\
2025-06-11 09:30-10:00 Arrival and coffee
2025-06-11 10:00-10:15 Welcome
2025-06-11 10:15-11:45 Session I: Setting the scene
2025-06-12 09:00-10:30 Session II: Next steps
2025-06-12 10:30- End of meeting
""",
    ),
    Typed(
        "times in UTC",
        """\
Online webinar series
All times are UTC.
15 September 2025

13:00 – 13:10 Welcome
13:10 – 14:00 Talk
""",
        None,
        "UTC",
        """\
2025-09-15 13:00-13:10 Welcome
2025-09-15 13:10-14:00 Talk
""",
    ),
    Typed(
        "two columns of times in two zones",
        """\
Webinar on forced criminality
15 September 2025, online (Microsoft Teams)

| Time (EDT) | Time (CEST) | Item |
|---|---|---|
| 8:00 – 8:10 | 14:00 – 14:10 | Welcome |
| 8:10 – 9:00 | 14:10 – 15:00 | Discussion |
""",
        "Europe/Vienna",
        "Europe/Vienna",
        """\
2025-09-15 14:00-14:10 Welcome
2025-09-15 14:10-15:00 Discussion
""",
    ),
    Typed(
        "a date in each line",
        """\
Calls of the group

20 April 2026, 09:00 – 10:00 Kick-off
27 April 2026, 09:00 – 10:00 Second call
""",
        "Europe/Vienna",
        "Europe/Vienna",
        """\
2026-04-20 09:00-10:00 Kick-off
2026-04-27 09:00-10:00 Second call
""",
    ),
    Typed(
        "a column of dates",
        """\
| Date | Time | Session | Room |
|---|---|---|---|
| 20 April 2026 | 09:00–10:00 | Opening | A |
| | 10:00–11:00 | Panel 1 | A |
| 21 April 2026 | 09:00–10:00 | Panel 2 | B |
""",
        "Europe/Vienna",
        "Europe/Vienna",
        """\
2026-04-20 09:00-10:00 Opening @ A
2026-04-20 10:00-11:00 Panel 1 @ A
2026-04-21 09:00-10:00 Panel 2 @ B
""",
    ),
    Typed(
        "columns of starts and ends",
        """\
Tokyo, 5 May 2025
| Start | End | What | Who |
|---|---|---|---|
| 9:30 | 9:40 | Agenda + Introductions | All |
| 9:40 | 10:00 | Basics | J. Doe & A. Roe |
""",
        None,
        "Asia/Tokyo",
        """\
2025-05-05 09:30-09:40 Agenda + Introductions
2025-05-05 09:40-10:00 Basics
""",
    ),
    Typed(
        "Markdown headings with times",
        """\
# DataConf 2025
## Amsterdam, 14-15 May 2025

### Day 1

#### 09:00 – 10:00 Keynote: The state of data
By Ann Example

Some text on the keynote that is longer.

#### 10:00 – 10:30 Coffee

### Day 2

#### 09:30 – 10:30 Closing panel
""",
        None,
        "Europe/Amsterdam",
        """\
2025-05-14 09:00-10:00 Keynote: The state of data
2025-05-14 10:00-10:30 Coffee
2025-05-15 09:30-10:30 Closing panel
""",
    ),
    Typed(
        "a night",
        """\
Festival night, Berlin, 31 December 2025

31 December 2025
18:00 – 20:00 Dinner
22:00 – 02:00 Party
00:30 – 01:00 Fireworks
""",
        None,
        "Europe/Berlin",
        """\
2025-12-31 18:00-20:00 Dinner
2025-12-31 22:00-02:00 Party
2026-01-01 00:30-01:00 Fireworks
""",
    ),
    Typed(
        "several ways in one document",
        """\
DRAFT AGENDA
25th Conference of the Alliance against Trafficking in Persons
Beyond borders: a shared duty
Hofburg, Vienna, 14 and 15 April 2025

Monday, 14 April 2025
Registration: 08.30 onwards
Opening: 09.30 – 10.30
10.30 – 12.30 Panel 1: One
Description: *Text.*
Lunch 12.30 – 14.00
""",
        None,
        "Europe/Vienna",
        """\
2025-04-14 08:30- Registration
2025-04-14 09:30-10:30 Opening
2025-04-14 10:30-12:30 Panel 1: One
2025-04-14 12:30-14:00 Lunch
""",
    ),
    Typed(
        "HTML tables in Markdown",
        """\
---
title: Program Overview
---
# Overview of the security days, Paderborn, Germany, 2024

<h2 id="tuesday">Tuesday, November 5th:</h2>
<table class="table">
  <tbody>
    <tr>
      <td>09:30 – 16:00</td>
      <td>Registration</td>
    </tr>
    <tr><td>13:00 – 14:30</td><td>Lesson 1: Locks &amp; keys</td></tr>
  </tbody>
</table>

<h2 id="w">Wednesday, November 6th:</h2>
<table>
    <tr><td>08:30 – 09:00</td><td>Welcome</td></tr>
</table>
""",
        "Europe/Berlin",
        "Europe/Berlin",
        """\
2024-11-05 09:30-16:00 Registration
2024-11-05 13:00-14:30 Lesson 1: Locks & keys
2024-11-06 08:30-09:00 Welcome
""",
    ),
    Typed(
        "starts and lengths",
        """\
Example working group agenda
Meeting 18 - Prague
Monday, November 6, 2023
09:30-11:30 (UTC+1)   Session I, Hall 1

#   Start   Duration   Information
0   9:30   10 min   Title: Notes and bluesheets
                    Presenter: Chairs
1   9:40   15 min   Title: Where the drafts are
2   9:55   20 min   Title: A new idea
                    Presenter: B. Wu
""",
        None,
        "Europe/Prague",
        """\
2023-11-06 09:30+01:00-11:30 Session I, Hall 1
2023-11-06 09:30-09:40 Notes and bluesheets
2023-11-06 09:40-09:55 Where the drafts are
2023-11-06 09:55-10:15 A new idea
""",
    ),
    Typed(
        "an American agenda",
        """\
CITY OF SPRINGFIELD ANNUAL CONFERENCE 2026
Denver, CO

MONDAY, APRIL 20TH
8:00 a.m. Registration & Breakfast
9:00 a.m. Welcome
9:15 a.m. - 10:15 a.m. Keynote
Noon Lunch
1:00 p.m. Breakouts
5:00 p.m. Adjourn

TUESDAY, APRIL 21ST
8:30 a.m. Coffee
9 a.m. to noon Site visits
""",
        None,
        "America/Denver",
        """\
2026-04-20 08:00-09:00 Registration & Breakfast
2026-04-20 09:00-09:15 Welcome
2026-04-20 09:15-10:15 Keynote
2026-04-20 12:00-13:00 Lunch
2026-04-20 13:00-17:00 Breakouts
2026-04-20 17:00- Adjourn
2026-04-21 08:30-09:00 Coffee
2026-04-21 09:00-12:00 Site visits
""",
    ),
    Typed(
        "brackets, symbols and bold times",
        """\
# Unconference, Ghent, Brussels region, 2 Feb 2026
[09:00 - 09:15] Welcome
[09:15 - 10:00] Keynote
🕙 10:00 – 10:30 Coffee
- **10:30–11:00** – Lightning talks
* **Lunch** – 12:00–13:00
""",
        "Europe/Brussels",
        "Europe/Brussels",
        """\
2026-02-02 09:00-09:15 Welcome
2026-02-02 09:15-10:00 Keynote
2026-02-02 10:00-10:30 Coffee
2026-02-02 10:30-11:00 Lightning talks
2026-02-02 12:00-13:00 Lunch
""",
    ),
    Typed(
        "four figures",
        """\
STAFF RIDE, Budapest, 3 March 2026
0730 Breakfast
0830 - 0900 Registration
0900 - 1000 Opening
1000 Coffee
1500 - 1510 Health break
1930 Dinner
""",
        None,
        "Europe/Budapest",
        """\
2026-03-03 07:30- Breakfast
2026-03-03 08:30-09:00 Registration
2026-03-03 09:00-10:00 Opening
2026-03-03 10:00- Coffee
2026-03-03 15:00-15:10 Health break
2026-03-03 19:30- Dinner
""",
    ),
    Typed(
        "dates and times behind labels",
        """\
Webinar series on trafficking, Vienna, 2026

Session 1: Forced criminality
Date: 20 April 2026
Time: 09:00 – 10:30
Venue: Neuer Saal

Session 2: Survivors
Date: 21 April 2026
Time: 11:00 – 12:30
Venue: Ratsaal
""",
        None,
        "Europe/Vienna",
        """\
2026-04-20 09:00-10:30 Session 1: Forced criminality @ Neuer Saal
2026-04-21 11:00-12:30 Session 2: Survivors @ Ratsaal
""",
    ),
    Typed(
        "one session behind labels",
        """\
Webinar: Survivors first
Date: 20 April 2026
Time: 14:00 – 15:30
Place: Online (Zoom), Vienna
Speakers:
- A
- B
""",
        None,
        "Europe/Vienna",
        """\
2026-04-20 14:00-15:30 Webinar: Survivors first @ Online (Zoom), Vienna
""",
    ),
    Typed(
        "words behind the times",
        """\
Meeting, Warsaw, 20 May 2025

Lunch 12:30 - 13:30 (own arrangements)
1. Opening (14:00–14:15)
2. Reports (14:15–15:00)
""",
        None,
        "Europe/Warsaw",
        """\
2025-05-20 12:30-13:30 Lunch
2025-05-20 14:00-14:15 1. Opening
2025-05-20 14:15-15:00 2. Reports
""",
    ),
    Typed(
        "a date and times in one column",
        """\
| Date & Time | Topic |
|---|---|
| Mon 20 Apr 2026, 9:00 – 10:00 | Opening |
| Mon 20 Apr 2026, 10:00 – 11:00 | Panel |
| Tue 21 Apr 2026, 9:00 – 10:00 | Close |
""",
        "Europe/Vienna",
        "Europe/Vienna",
        """\
2026-04-20 09:00-10:00 Opening
2026-04-20 10:00-11:00 Panel
2026-04-21 09:00-10:00 Close
""",
    ),
    Typed(
        "a week from Sunday to Friday",
        """\
Winter school on things
Sunday 5 July – Friday 10 July 2026, Rome, Italy

Sunday
17:00-19:00 Registration
Monday
09:00-10:00 Lecture
Friday
09:00-10:00 Lecture
""",
        None,
        "Europe/Rome",
        """\
2026-07-05 17:00-19:00 Registration
2026-07-06 09:00-10:00 Lecture
2026-07-10 09:00-10:00 Lecture
""",
    ),
    Typed(
        "ISO dates as headings",
        """\
Sprint, Oslo
2026-04-20 (Mon)
09:00-10:00 Standup
2026-04-21 (Tue)
09:00-10:00 Standup
""",
        None,
        "Europe/Oslo",
        """\
2026-04-20 09:00-10:00 Standup
2026-04-21 09:00-10:00 Standup
""",
    ),
    Typed(
        "labels on the front",
        """\
Alliance Conference
Date: 20 to 21 April 2026
Venue: Hofburg, Heldenplatz, 1010 Vienna
Theme: Forced criminality

Day 1
Chair: Ms. X
09.00 – 10.00: Opening
Speakers:
	- Ms. A (10 minutes)
	- Mr. B (10 minutes)
20.00 – 22.00 Dinner hosted by the Mayor
Dress code: smart casual
Day 2
11:00–11:30: Coffee
""",
        None,
        "Europe/Vienna",
        """\
2026-04-20 09:00-10:00 Opening
2026-04-20 20:00-22:00 Dinner hosted by the Mayor
2026-04-21 11:00-11:30 Coffee
""",
    ),
    Typed(
        "parallel tracks below each other",
        """\
Congress, Bogota, 5-6 June 2025

Thursday 5 June
09:00 – 10:00 Opening
10:00 – 12:00 Parallel sessions
Track A
10:00 – 11:00 Talk A1
11:00 – 12:00 Talk A2
Track B
10:00 – 11:00 Talk B1
11:00 – 12:00 Talk B2
12:00 – 13:00 Lunch
Friday 6 June
09:00 – 10:00 Closing
""",
        None,
        "America/Bogota",
        """\
2025-06-05 09:00-10:00 Opening
2025-06-05 10:00-12:00 Parallel sessions
2025-06-05 10:00-11:00 Talk A1
2025-06-05 11:00-12:00 Talk A2
2025-06-05 10:00-11:00 Talk B1
2025-06-05 11:00-12:00 Talk B2
2025-06-05 12:00-13:00 Lunch
2025-06-06 09:00-10:00 Closing
""",
    ),
    Typed(
        "a day without a heading",
        """\
Congress, Bogota, 5-6 June 2025

09:00 – 10:00 Opening
10:00 – 18:00 Panels
09:30 – 10:30 More panels
17:00 – 17:30 Closing
""",
        None,
        "America/Bogota",
        """\
2025-06-05 09:00-10:00 Opening
2025-06-05 10:00-18:00 Panels
2025-06-06 09:30-10:30 More panels
2025-06-06 17:00-17:30 Closing
""",
    ),
    Typed(
        "titles in blocks above their times",
        """\
Regional Conference
5 June 2025, Bogota

Registration

8:30 – 9:00

Opening Ceremony
Welcome by the host

9:00 – 9:30

Speakers: Ms. A

Coffee

9:30 – 10:00
""",
        None,
        "America/Bogota",
        """\
2025-06-05 08:30-09:00 Registration
2025-06-05 09:00-09:30 Opening Ceremony
2025-06-05 09:30-10:00 Coffee
""",
    ),
    Typed(
        "text out of a PDF",
        """\
Agenda of the 3rd meeting
Tirana, 10 December 2025
1
09:00 – 09:30
Registration
09:30 – 10:00
Opening remarks
• Ms. Name, Title
• Mr. Name, Title
10:00 – 11:30
Session 1: Regional trends and
responses
Moderator: X
2
11:30 – 12:00
Coffee break
""",
        "Europe/Tirane",
        "Europe/Tirane",
        """\
2025-12-10 09:00-09:30 Registration
2025-12-10 09:30-10:00 Opening remarks
2025-12-10 10:00-11:30 Session 1: Regional trends and responses
2025-12-10 11:30-12:00 Coffee break
""",
    ),
    Typed(
        "two languages",
        """\
Fachtagung / Expert Conference
20.04.2026 – 21.04.2026, Wien / Vienna

20.04.2026
09.00 Uhr – 10.00 Uhr Eröffnung / Opening
10.00 – 10.30 Uhr Kaffee / Coffee
21.04.2026
9.00h - 10.00h Panel
""",
        None,
        "Europe/Vienna",
        """\
2026-04-20 09:00-10:00 Eröffnung / Opening
2026-04-20 10:00-10:30 Kaffee / Coffee
2026-04-21 09:00-10:00 Panel
""",
    ),
    Typed(
        "about so late",
        """\
Board retreat, Dublin, Ireland, 3 May 2026
c. 9.30 Coffee
around 10.00 Start
10.00-11.15 Strategy
11.15-12.45 approx. Budget
""",
        None,
        "Europe/Dublin",
        """\
2026-05-03 09:30- Coffee
2026-05-03 10:00- Start
2026-05-03 10:00-11:15 Strategy
2026-05-03 11:15-12:45 Budget
""",
    ),
    Typed(
        "am and pm named now and then",
        """\
Agenda
Data workshop, May 20-22, 2007, Marlborough

Sunday, May 20, 2007

Time Event
5:00 - 9:00 pm Desk is open in the lobby
6:00 - 7:30 pm Buffet (boxes for those who come late)

Monday, May 21, 2007

7:00 - 8:30 am Desk in the lobby
Hand in the yellow sheets by 8:30 am
6:45 - 8:30 Breakfast in the dining room
8:30 am Start, Room C-109
8:30 - 8:45 Welcome and goals - A. Bell
8:45 - 9:30 Keynote #1
The ice and the rest of the world
9:30 - 9:45 Break
10:40 - 12:00 First team session
12:00 - 1:00 Lunch
1:00 - 2:00 Tools 1
Rooms:
Maps - C113, Charts - C115
2:15 - 3:15 Tools 2
3:20 - 4:00 Break
3:45 - 4:00 Poster set-up
4:00 - 5:30 Posters and snacks
6:00-7:30 Dinner
7:30-8:30 Talk for those who like
""",
        "America/New_York",
        "America/New_York",
        """\
2007-05-20 17:00-21:00 Desk is open in the lobby
2007-05-20 18:00-19:30 Buffet (boxes for those who come late)
2007-05-21 07:00-08:30 Desk in the lobby
2007-05-21 06:45-08:30 Breakfast in the dining room
2007-05-21 08:30- Start, Room C-109
2007-05-21 08:30-08:45 Welcome and goals - A. Bell
2007-05-21 08:45-09:30 Keynote #1
2007-05-21 09:30-09:45 Break
2007-05-21 10:40-12:00 First team session
2007-05-21 12:00-13:00 Lunch
2007-05-21 13:00-14:00 Tools 1
2007-05-21 14:15-15:15 Tools 2
2007-05-21 15:20-16:00 Break
2007-05-21 15:45-16:00 Poster set-up
2007-05-21 16:00-17:30 Posters and snacks
2007-05-21 18:00-19:30 Dinner
2007-05-21 19:30-20:30 Talk for those who like
""",
    ),
    Typed(
        "a weekday in each line",
        """\
Draft Master Timetable 2024 (v4)
Congress of the middle ages, Leeds, 30 June - 2 July 2024

Sunday 13.00 - 16.30 Registration             Upper Foyer
Sunday 16.30 - 17.30 Annual Meeting  of Associate Members          LG08
Monday 09.00 - 10.30 Keynote lectures        Great Hall
Tuesday 09.00 - 10.30 Sessions 1 - 60
""",
        "Europe/London",
        "Europe/London",
        """\
2024-06-30 13:00-16:30 Registration
2024-06-30 16:30-17:30 Annual Meeting of Associate Members
2024-07-01 09:00-10:30 Keynote lectures
2024-07-02 09:00-10:30 Sessions 1 - 60
""",
    ),
    Typed(
        "weekdays with their dates in brackets",
        """\
Draft Program
Space weather workshop, Baltimore 2002

Monday (July 22)

Final tests of the hardware

______________________________________

Tuesday (July 23)

09:00   Opening Remarks (Ames, Bell)
09:10   Overview of data (Cole)
10:35   break
12:30   lunch break
16:00   Groups meet apart

______________________________________

Friday (July 26)

09:00   Full summaries
12:00   conclusion
""",
        "America/New_York",
        "America/New_York",
        """\
2002-07-23 09:00-09:10 Opening Remarks (Ames, Bell)
2002-07-23 09:10-10:35 Overview of data (Cole)
2002-07-23 10:35-12:30 break
2002-07-23 12:30-16:00 lunch break
2002-07-23 16:00- Groups meet apart
2002-07-26 09:00-12:00 Full summaries
2002-07-26 12:00- conclusion
""",
    ),
    Typed(
        "page footers between the items",
        """\
FINAL 03/27/2012
43rd Meeting of the Advisory Board
Washington, DC
5-6 April 2012
Location: Plaza Hotel
10 Circle
Thursday, 5 April
9:00 AM Sign in
9:30 AM Opening Statement of the Chair
A. Ban, Chair
Board Meeting
5-6 April 2012
Page 2 of 3
5:15 PM Adjourn
Friday, 6 April
8:45 AM Sign in
""",
        "America/New_York",
        "America/New_York",
        """\
2012-04-05 09:00-09:30 Sign in
2012-04-05 09:30-17:15 Opening Statement of the Chair
2012-04-05 17:15- Adjourn
2012-04-06 08:45- Sign in
""",
    ),
    Typed(
        "a timetable of the OSCE",
        """\
ORGANIZATION FOR SECURITY
2025 Supplementary Human Dimension Meeting
Vienna, 14-15 April 2025
Hofburg, Neuer Saal

TIMETABLE

Day 1
Monday 14 April 2025

15:00 – 16:00   OPENING SESSION

Opening remarks:
Ambassador A, Chairperson
Director B

16:00 – 18:00   SESSION I: Freedom of assembly

Introducers:
Mr. C
Moderator: Ms. D

18:00   Reception by the Chairpersonship

Day 2
Tuesday 15 April 2025

10:00 – 12:00   SESSION II
12:00 – 14:00   Lunch break / Side events
14:00 – 16:00   SESSION III
16:00 – 16:30   Break
16:30 – 17:30   CLOSING SESSION
17:30           Close of the day
""",
        None,
        "Europe/Vienna",
        """\
2025-04-14 15:00-16:00 OPENING SESSION
2025-04-14 16:00-18:00 SESSION I: Freedom of assembly
2025-04-14 18:00- Reception by the Chairpersonship
2025-04-15 10:00-12:00 SESSION II
2025-04-15 12:00-14:00 Lunch break / Side events
2025-04-15 14:00-16:00 SESSION III
2025-04-15 16:00-16:30 Break
2025-04-15 16:30-17:30 CLOSING SESSION
2025-04-15 17:30- Close of the day
""",
    ),
    Typed(
        "points of an agenda below their times",
        """\
Draft Annotated Agenda

Working Group on Trafficking, 14th session
Vienna, 9 and 10 October 2025

Thursday, 9 October
10 a.m.–1 p.m.
1 (a) Opening of the meeting
1 (b) Adoption of the agenda and organization of work
2 Forced criminality
3–6 p.m.
2 Forced criminality (continued)
Friday, 10 October
10 a.m.–1 p.m.
3 Other matters
3–6 p.m.
4 Adoption of the report
""",
        None,
        "Europe/Vienna",
        """\
2025-10-09 10:00-13:00 1 (a) Opening of the meeting
2025-10-09 15:00-18:00 2 Forced criminality (continued)
2025-10-10 10:00-13:00 3 Other matters
2025-10-10 15:00-18:00 4 Adoption of the report
""",
    ),
    Typed(
        "the draft, revised",
        """\
26th Conference of the Alliance against Trafficking in Persons
The Rise of Forced Criminality: Addressing a Security Blind Spot
20-21 April 2026
Hofburg, Vienna, Austria and via Zoom
AGENDA (as of 1 April 2026)

MONDAY 20 APRIL 2026
11.30 onwards     Registration of participants
13.00 – 13.30     Welcome coffee
13.30 – 14.30     High-level opening and keynote address
                  Moderator: Ms. A
14.30 - 16.30     Panel 1: Criminalized Survival: Exposing a Hidden Dimension
16.45-17.45       Side events

TUESDAY 21 APRIL 2026
09.00 – 10.00     Side events
                  - Room 1: Survivors
                  - Room 2: Data
10.15 – 12.15     Panel 2
12.15 – 13.45     Lunch
13.45 – 14.45     Side events
15.00 – 17.00     Panel 3
17.00 – 17.15     Closing session
All times are in Vienna local time (CEST).
Interpretation: English, Russian
""",
        None,
        "Europe/Vienna",
        """\
2026-04-20 11:30- Registration of participants
2026-04-20 13:00-13:30 Welcome coffee
2026-04-20 13:30-14:30 High-level opening and keynote address
2026-04-20 14:30-16:30 Panel 1: Criminalized Survival: Exposing a Hidden Dimension
2026-04-20 16:45-17:45 Side events
2026-04-21 09:00-10:00 Side events
2026-04-21 10:15-12:15 Panel 2
2026-04-21 12:15-13:45 Lunch
2026-04-21 13:45-14:45 Side events
2026-04-21 15:00-17:00 Panel 3
2026-04-21 17:00-17:15 Closing session
""",
    ),
    Typed(
        "an agenda from New Zealand",
        """\
Conference, Auckland, New Zealand, 3 to 4 March 2026
TUESDAY 3RD MARCH
8.30am Registration opens
9am – 9.15am Mihi whakatau
9.15am – 10am Keynote
10am Morning tea
10.30–11.15 Talk
12.30pm Lunch
1.30pm-2pm Talk
5pm Drinks
WEDNESDAY 4TH MARCH
9am Welcome back
3pm Close
""",
        None,
        "Pacific/Auckland",
        """\
2026-03-03 08:30-09:00 Registration opens
2026-03-03 09:00-09:15 Mihi whakatau
2026-03-03 09:15-10:00 Keynote
2026-03-03 10:00-10:30 Morning tea
2026-03-03 10:30-11:15 Talk
2026-03-03 12:30-13:30 Lunch
2026-03-03 13:30-14:00 Talk
2026-03-03 17:00- Drinks
2026-03-04 09:00-15:00 Welcome back
2026-03-04 15:00- Close
""",
    ),
    Typed(
        "dates in figures",
        """\
Training course, Skopje, 12/05/2025 - 14/05/2025
Day 1 (12/05/2025)
09:00-09:30 | Registration
09:30-11:00 | Module 1
Day 2 (13/05/2025)
09:30-11:00 | Module 2
""",
        None,
        "Europe/Skopje",
        """\
2025-05-12 09:00-09:30 Registration
2025-05-12 09:30-11:00 Module 1
2025-05-13 09:30-11:00 Module 2
""",
    ),
    Typed(
        "a colon behind each start",
        """\
Seminar
Date: 12 May 2025
Venue: Nicosia
Programme:
9:00: Arrival
9:30: Opening: Minister X
10:00: Session 1: Y
11:00: Coffee
11:30: Session 2: Z
13:00: End
""",
        None,
        "Asia/Nicosia",
        """\
2025-05-12 09:00-09:30 Arrival
2025-05-12 09:30-10:00 Opening: Minister X
2025-05-12 10:00-11:00 Session 1: Y
2025-05-12 11:00-11:30 Coffee
2025-05-12 11:30-13:00 Session 2: Z
2025-05-12 13:00- End
""",
    ),
    Typed(
        "parts below a heading with its times",
        """\
Symposium 2025, Lima, Peru
Thursday, 4 September 2025
SESSION 1 (09:00–10:30): New things
Chair: A
09:00 Talk one (B)
09:30 Talk two (C)
10:00 Discussion
COFFEE BREAK (10:30–11:00)
SESSION 2 (11:00–12:30): Old things
11:00 Talk three (D)
""",
        None,
        "America/Lima",
        """\
2025-09-04 09:00-10:30 SESSION 1: New things
2025-09-04 09:00-09:30 Talk one (B)
2025-09-04 09:30-10:00 Talk two (C)
2025-09-04 10:00-10:30 Discussion
2025-09-04 10:30-11:00 COFFEE BREAK
2025-09-04 11:00-12:30 SESSION 2: Old things
2025-09-04 11:00- Talk three (D)
""",
    ),
    Typed(
        "bars between columns",
        """\
Hackathon, Tallinn, 7-8 Nov 2025
Fri, 7 Nov
17:00 | Doors open
18:00 | Opening ceremony
Sat, 8 Nov
10:00 | Breakfast
18:00 | Demos
20:00 | Afterparty (until late)
""",
        None,
        "Europe/Tallinn",
        """\
2025-11-07 17:00-18:00 Doors open
2025-11-07 18:00- Opening ceremony
2025-11-08 10:00-18:00 Breakfast
2025-11-08 18:00-20:00 Demos
2025-11-08 20:00- Afterparty (until late)
""",
    ),
    Typed(
        "one item",
        """\
20 April 2026
09:00 – 10:00 Opening
""",
        "Europe/Vienna",
        "Europe/Vienna",
        """\
2026-04-20 09:00-10:00 Opening
""",
    ),
]
