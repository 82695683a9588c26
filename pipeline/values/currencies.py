"""Currencies by the signs, codes and names they are printed with."""

from __future__ import annotations

from typing import NamedTuple


class Currency(NamedTuple):
    """A currency under its English name. `code` is None where the print alone does not settle it (a bare "$")."""

    name: str
    code: str | None


NAMES = {
    "AED": "United Arab Emirates dirham",
    "AUD": "Australian dollar",
    "BRL": "Brazilian real",
    "CAD": "Canadian dollar",
    "CHF": "Swiss franc",
    "CLP": "Chilean peso",
    "CNY": "Chinese yuan",
    "COP": "Colombian peso",
    "CRC": "Costa Rican colón",
    "CZK": "Czech koruna",
    "DKK": "Danish krone",
    "EGP": "Egyptian pound",
    "EUR": "Euro",
    "FRF": "French franc",
    "GBP": "British pound",
    "HKD": "Hong Kong dollar",
    "HUF": "Hungarian forint",
    "IDR": "Indonesian rupiah",
    "ILS": "Israeli new shekel",
    "INR": "Indian rupee",
    "ISK": "Icelandic króna",
    "JPY": "Japanese yen",
    "KES": "Kenyan shilling",
    "KRW": "South Korean won",
    "KWD": "Kuwaiti dinar",
    "LAK": "Lao kip",
    "MXN": "Mexican peso",
    "MYR": "Malaysian ringgit",
    "NGN": "Nigerian naira",
    "NOK": "Norwegian krone",
    "NZD": "New Zealand dollar",
    "PHP": "Philippine peso",
    "PKR": "Pakistani rupee",
    "PLN": "Polish złoty",
    "QAR": "Qatari riyal",
    "RON": "Romanian leu",
    "RUB": "Russian ruble",
    "SAR": "Saudi riyal",
    "SEK": "Swedish krona",
    "SGD": "Singapore dollar",
    "THB": "Thai baht",
    "TRY": "Turkish lira",
    "TWD": "New Taiwan dollar",
    "UAH": "Ukrainian hryvnia",
    "USD": "United States dollar",
    "VND": "Vietnamese dong",
    "ZAR": "South African rand",
}
SIGNS = {
    "$": Currency("Dollar", None),
    "£": Currency("Pound", None),
    "€": Currency("Euro", "EUR"),
    "¥": Currency("Japanese yen", "JPY"),
    "₹": Currency("Indian rupee", "INR"),
    "₩": Currency("South Korean won", "KRW"),
    "₽": Currency("Russian ruble", "RUB"),
    "₺": Currency("Turkish lira", "TRY"),
    "₪": Currency("Israeli new shekel", "ILS"),
    "₫": Currency("Vietnamese dong", "VND"),
    "₦": Currency("Nigerian naira", "NGN"),
    "₱": Currency("Philippine peso", "PHP"),
    "₴": Currency("Ukrainian hryvnia", "UAH"),
    "₡": Currency("Costa Rican colón", "CRC"),
    "₭": Currency("Lao kip", "LAK"),
    "฿": Currency("Thai baht", "THB"),
    "¢": Currency("Cent", None),
}
BEFORE_SIGN = {
    "us": "USD",
    "c": "CAD",
    "ca": "CAD",
    "can": "CAD",
    "a": "AUD",
    "au": "AUD",
    "nz": "NZD",
    "hk": "HKD",
    "s": "SGD",
    "nt": "TWD",
    "mex": "MXN",
    "mx": "MXN",
    "r": "BRL",
}
"""Letters that settle whose "$" it is: US$, C$, A$, Mex$."""

_WORDS = {
    "dollar": Currency("Dollar", None),
    "pound": Currency("Pound", None),
    "pence": Currency("Pence", None),
    "cent": Currency("Cent", None),
    "franc": Currency("Franc", None),
    "rupee": Currency("Rupee", None),
    "peso": Currency("Peso", None),
    "sen": Currency("Sen", None),
    "krona": Currency("Krona", None),
    "krone": Currency("Krone", None),
    "kroner": Currency("Krone", None),
    "kronor": Currency("Krona", None),
    "lira": Currency("Lira", None),
    "dinar": Currency("Dinar", None),
    "dirham": Currency("Dirham", None),
    "shilling": Currency("Shilling", None),
    "bitcoin": Currency("Bitcoin", None),
    "satoshi": Currency("Satoshi", None),
    "euro": Currency("Euro", "EUR"),
    "yen": Currency("Japanese yen", "JPY"),
    "yuan": Currency("Chinese yuan", "CNY"),
    "renminbi": Currency("Chinese yuan", "CNY"),
    "rmb": Currency("Chinese yuan", "CNY"),
    "won": Currency("South Korean won", "KRW"),
    "rs": Currency("Rupee", None),
    "kr": Currency("Krone", None),
    "kuai": Currency("Chinese yuan", "CNY"),
    "us dollar": Currency("United States dollar", "USD"),
    "u.s. dollar": Currency("United States dollar", "USD"),
    "american dollar": Currency("United States dollar", "USD"),
    "british pound sterling": Currency("British pound", "GBP"),
    "pound sterling": Currency("British pound", "GBP"),
}
AMBIGUOUS = frozenset(
    {"ALL", "TRY", "TOP", "MOP", "CUP", "RON", "BAM", "GEL", "PEN", "SOS", "COP", "MAD", "CAD", "RUB"}
)
"""Codes that are words as well: they are codes in capitals only."""


def _vocabulary() -> dict[str, Currency]:
    names = {name.lower(): Currency(name, code) for code, name in NAMES.items()} | _WORDS
    plurals = {name + "s": currency for name, currency in names.items() if not name.endswith("s")}
    codes = {code.lower(): Currency(name, code) for code, name in NAMES.items() if code not in AMBIGUOUS}
    return plurals | names | codes


WORDS = _vocabulary()
"""Names and codes in lower case, singular and plural."""

CODES = {code: Currency(name, code) for code, name in NAMES.items()}
"""Codes in capitals."""

OPENERS = frozenset(name.split()[0] for name in WORDS if " " in name)
"""First words of names of several words."""

DOLLARS = frozenset(code for code, name in NAMES.items() if name.endswith("dollar")) | {"MXN"}


def sign(mark: str, letters: str) -> Currency | None:
    """The currency of a sign with the letters printed right before it ("US" and "$")."""
    if mark == "$" and letters:
        code = BEFORE_SIGN.get(letters.lower()) or letters.upper()
        return CODES.get(code)
    return SIGNS.get(mark)
