"""Figures as the test suites of other recognisers ask for them, in words of our own: one of each way to write one."""

from __future__ import annotations

import pytest

from pipeline.extract.scan import scan

CASES = """
about 1,234,567 loaves | 1,234,567 | count | 1234567 | 1234567 |  | approximately
a crowd of 3.5 million | 3.5 million | count | 3500000 | 3500000
twenty-eight shops | twenty-eight | count | 28 | 28
one hundred and five rolls | one hundred and five | count | 105 | 105
two thousand three hundred people | two thousand three hundred | count | 2300 | 2300
one million two hundred thousand jobs | one million two hundred thousand | count | 1200000 | 1200000
a dozen eggs | a dozen | count | 12 | 12
two dozen eggs | two dozen | count | 24 | 24
half a million workers | half a million | count | 500000 | 500000
one and a half million | one and a half million | count | 1500000 | 1500000
2 1/2 million | 2 1/2 million | count | 2500000 | 2500000
1.2M users | 1.2M | count | 1200000 | 1200000
45k followers | 45k | count | 45000 | 45000
1.5bn people | 1.5bn | count | 1500000000 | 1500000000
10 lakh people | 10 lakh | count | 1000000 | 1000000
minus five | minus five | count | -5 | -5
a hundred people | a hundred | count | 100 | 100
zero defects | zero | count | 0 | 0
It costs $5. | $5 | money | 5 | 5 | USD
It costs $5.00 each | $5.00 | money | 5 | 5 | USD
$1,234.56 | $1,234.56 | money | 1234.56 | 1234.56 | USD
US$50,000 | US$50,000 | money | 50000 | 50000 | USD
USD 50,000 | USD 50,000 | money | 50000 | 50000 | USD
50,000 USD | 50,000 USD | money | 50000 | 50000 | USD
50,000 dollars | 50,000 dollars | money | 50000 | 50000 | USD
fifty thousand dollars | fifty thousand dollars | money | 50000 | 50000 | USD
$50K | $50K | money | 50000 | 50000 | USD
$1.2 million | $1.2 million | money | 1200000 | 1200000 | USD
$1.2m | $1.2m | money | 1200000 | 1200000 | USD
$3bn | $3bn | money | 3000000000 | 3000000000 | USD
€45,000 | €45,000 | money | 45000 | 45000 | EUR
45,000 euros | 45,000 euros | money | 45000 | 45000 | EUR
EUR 45,000 | EUR 45,000 | money | 45000 | 45000 | EUR
£9.50 an hour | £9.50 | money | 9.5 | 9.5 | GBP
¥1,000,000 | ¥1,000,000 | money | 1000000 | 1000000
₹5,00,000 | ₹5,00,000 | money | 500000 | 500000 | INR
CAD 60,000 | CAD 60,000 | money | 60000 | 60000 | CAD
C$60,000 | C$60,000 | money | 60000 | 60000 | CAD
A$60,000 | A$60,000 | money | 60000 | 60000 | AUD
-$500 | -$500 | money | -500 | -500 | USD
twenty dollars and fifty cents | twenty dollars and fifty cents | money | 20.5 | 20.5 | USD
$20 and 50 cents | $20 and 50 cents | money | 20.5 | 20.5 | USD
10 million euros | 10 million euros | money | 10000000 | 10000000 | EUR
a $15-an-hour wage | $15 | money | 15 | 15 | USD
$15/hr | $15 | money | 15 | 15 | USD
between $40,000 and $60,000 | $40,000 and $60,000 | money | 40000 | 60000 | USD
from $40,000 to $60,000 | $40,000 to $60,000 | money | 40000 | 60000 | USD
$40,000–$60,000 | $40,000–$60,000 | money | 40000 | 60000 | USD
$40-60k | $40-60k | money | 40000 | 60000 | USD
$40k-$60k | $40k-$60k | money | 40000 | 60000 | USD
40 to 60 thousand dollars | 40 to 60 thousand dollars | money | 40000 | 60000 | USD
€40–50 million | €40–50 million | money | 40000000 | 50000000 | EUR
$40,000 - 60,000 | $40,000 - 60,000 | money | 40000 | 60000 | USD
5% | 5% | percent | 5 | 5
5 % | 5 % | percent | 5 | 5
5 percent | 5 percent | percent | 5 | 5
5 per cent | 5 per cent | percent | 5 | 5
five percent | five percent | percent | 5 | 5
twenty-eight percent | twenty-eight percent | percent | 28 | 28
12.5 percent | 12.5 percent | percent | 12.5 | 12.5
-3.2% | -3.2% | percent | -3.2 | -3.2
minus 3 percent | minus 3 percent | percent | -3 | -3
5 to 8 percent | 5 to 8 percent | percent | 5 | 8
5-8% | 5-8% | percent | 5 | 8
5%–8% | 5%–8% | percent | 5 | 8
between 5% and 8% | 5% and 8% | percent | 5 | 8
half a percent | half a percent | percent | 0.5 | 0.5
one and a half percent | one and a half percent | percent | 1.5 | 1.5
2 1/2 percent | 2 1/2 percent | percent | 2.5 | 2.5
three quarters of a percent | three quarters of a percent | percent | 0.75 | 0.75
100% | 100% | percent | 100 | 100
.5% | .5% | percent | 0.5 | 0.5
0.05 percent | 0.05 percent | percent | 0.05 | 0.05
three years | three years | duration | 3 | 3 | year
3 years | 3 years | duration | 3 | 3 | year
3-year program | 3-year | duration | 3 | 3 | year
a two-year degree | two-year | duration | 2 | 2 | year
18 months | 18 months | duration | 18 | 18 | month
6 weeks | 6 weeks | duration | 6 | 6 | week
40 hours a week | 40 hours | duration | 40 | 40 | hour
2 to 4 years | 2 to 4 years | duration | 2 | 4 | year
2-4 years | 2-4 years | duration | 2 | 4 | year
two to four years | two to four years | duration | 2 | 4 | year
two or three years | two or three years | duration | 2 | 3 | year
one and a half years | one and a half years | duration | 1.5 | 1.5 | year
two and a half years | two and a half years | duration | 2.5 | 2.5 | year
3½ years | 3½ years | duration | 3.5 | 3.5 | year
3.5 years | 3.5 years | duration | 3.5 | 3.5 | year
6 mos. | 6 mos | duration | 6 | 6 | month
5 yrs | 5 yrs | duration | 5 | 5 | year
10 days | 10 days | duration | 10 | 10 | day
30 minutes | 30 minutes | duration | 30 | 30 | minute
May 2023 | May 2023 | date | 2023 | 5
in 2023 | 2023 | date | 2023 | 0
May 5, 2023 | May 5, 2023 | date | 2023 | 5
5 May 2023 | 5 May 2023 | date | 2023 | 5
2023-05-01 | 2023-05-01 | date | 2023 | 5
05/01/2023 | 05/01/2023 | date | 2023 | 5
Sept. 2023 | Sept. 2023 | date | 2023 | 9
September, 2023 | September, 2023 | date | 2023 | 9
1 January 2024 | 1 January 2024 | date | 2024 | 1
2022–2032 | 2022–2032 | period | 2022 | 2032
2022-32 | 2022-32 | period | 2022 | 2032
from 2022 to 2032 | 2022 to 2032 | period | 2022 | 2032
between 2022 and 2032 | 2022 and 2032 | period | 2022 | 2032
2022 through 2032 | 2022 through 2032 | period | 2022 | 2032
2022/23 | 2022/23 | period | 2022 | 2023
the 1990s | 1990s | period | 1990 | 2000 | decade
May 2021 to May 2022 | May 2021 to May 2022 | period | 2021 | 2022
more than 500 jobs | 500 | count | 500 | 500 |  | more_than
over $50,000 | $50,000 | money | 50000 | 50000 | USD | more_than
at least $50,000 | $50,000 | money | 50000 | 50000 | USD | at_least
up to $50,000 | $50,000 | money | 50000 | 50000 | USD | at_most
less than 5 percent | 5 percent | percent | 5 | 5 |  | less_than
under 5% | 5% | percent | 5 | 5 |  | less_than
no more than 5% | 5% | percent | 5 | 5 |  | at_most
$50,000+ | $50,000 | money | 50000 | 50000 | USD | at_least
$50,000 or more | $50,000 | money | 50000 | 50000 | USD | at_least
nearly 5% | 5% | percent | 5 | 5 |  | approximately
roughly 300 | 300 | count | 300 | 300 |  | approximately
~300 | 300 | count | 300 | 300 |  | approximately
not less than 10 | 10 | count | 10 | 10 |  | at_least
>5% | 5% | percent | 5 | 5 |  | more_than
≥5% | 5% | percent | 5 | 5 |  | at_least
<5% | 5% | percent | 5 | 5 |  | less_than
1,000-2,000 jobs | 1,000-2,000 | count | 1000 | 2000
1,000 to 2,000 jobs | 1,000 to 2,000 | count | 1000 | 2000
5 kilometers | 5 |  | 5 | 5
20 square feet | 20 |  | 20 | 20
5 kg of flour | 5 |  | 5 | 5
25 °C | 25 |  | 25 | 25
call 555-123-4567 | 555-123-4567 | count |  |  | phone
at 3:30 pm | 3:30 pm | count |  |  | time
version 2.5.1 | 2.5.1 | count |  |  | version
the 3rd bakery | 3rd | count |  |  | ordinal
2:1 ratio | 2:1 | count |  |  | ratio
https://x.org/2023/05 | https://x.org/2023/05 | count |  |  | url
5 percentage points | 5 percentage points | percent | 5 | 5 | percentage_points
CHF 80'000 | CHF 80'000 | money | 80000 | 80000 | CHF
$1’234’567.50 | $1’234’567.50 | money | 1234567.5 | 1234567.5 | USD
12'500 jobs | 12'500 | count | 12500 | 12500
half a percentage point | half a percentage point | percent | 0.5 | 0.5 | percentage_points
a third of one per cent | a third of one per cent | percent | 0.33 | 0.33
half of a percent of bakers | half of a percent | percent | 0.5 | 0.5
1/4 of workers | 1/4 | percent | 25 | 25 | share
two-thirds of bakers | two-thirds | percent | 66.67 | 66.67 | share
one in five bakers | one in five | percent | 20 | 20 | share
9 out of 10 workers | 9 out of 10 | percent | 90 | 90 | share
"""
"""The text; then the quote, its kind, low and high, its currency or unit, and its bound. What is left out is free."""


@pytest.mark.parametrize("case", CASES.strip().splitlines())
def test_a_figure_is_found_whole_and_read_right(case: str) -> None:
    text, quote, kind, low, high, unit, bound = [*map(str.strip, case.split("|")), "", "", "", "", "", ""][:7]
    [found] = scan(text)
    assert text[found.start : found.end] == quote
    assert kind in ("", found.kind)
    assert [each for each in (low, high) if each] == [
        str(each) for each in (found.low, found.high) if each is not None and low
    ]
    assert unit in ("", found.currency, found.unit)
    assert found.bound == (bound or "exact")
