"""Currencies by the signs, codes and names they are printed with."""

from __future__ import annotations

import unicodedata
from typing import NamedTuple


class Currency(NamedTuple):
    """A currency under its English name. `code` is None where the print alone does not settle it (a bare "$")."""

    name: str
    code: str | None


_ISO = """
AED United Arab Emirates dirham; AFN Afghan afghani; ALL Albanian lek; AMD Armenian dram; AOA Angolan kwanza;
ARS Argentine peso; AUD Australian dollar; AWG Aruban florin; AZN Azerbaijani manat;
BAM Bosnia and Herzegovina convertible mark; BBD Barbadian dollar; BDT Bangladeshi taka; BGN Bulgarian lev;
BHD Bahraini dinar; BIF Burundian franc; BMD Bermudian dollar; BND Brunei dollar; BOB Bolivian boliviano;
BRL Brazilian real; BSD Bahamian dollar; BTN Bhutanese ngultrum; BWP Botswana pula; BYN Belarusian ruble;
BZD Belize dollar; CAD Canadian dollar; CDF Congolese franc; CHF Swiss franc; CLP Chilean peso; CNY Chinese yuan;
COP Colombian peso; CRC Costa Rican colón; CUP Cuban peso; CVE Cape Verdean escudo; CZK Czech koruna;
DJF Djiboutian franc; DKK Danish krone; DOP Dominican peso; DZD Algerian dinar; EGP Egyptian pound;
ERN Eritrean nakfa; ETB Ethiopian birr; EUR Euro; FJD Fijian dollar; GBP British pound; GEL Georgian lari;
GHS Ghanaian cedi; GMD Gambian dalasi; GNF Guinean franc; GTQ Guatemalan quetzal; GYD Guyanese dollar;
HKD Hong Kong dollar; HNL Honduran lempira; HRK Croatian kuna; HTG Haitian gourde; HUF Hungarian forint;
IDR Indonesian rupiah; ILS Israeli new shekel; INR Indian rupee; IQD Iraqi dinar; IRR Iranian rial;
ISK Icelandic króna; JMD Jamaican dollar; JOD Jordanian dinar; JPY Japanese yen; KES Kenyan shilling;
KGS Kyrgyzstani som; KHR Cambodian riel; KMF Comorian franc; KPW North Korean won; KRW South Korean won;
KWD Kuwaiti dinar; KYD Cayman Islands dollar; KZT Kazakhstani tenge; LAK Lao kip; LBP Lebanese pound;
LKR Sri Lankan rupee; LRD Liberian dollar; LSL Lesotho loti; LYD Libyan dinar; MAD Moroccan dirham;
MDL Moldovan leu; MGA Malagasy ariary; MKD Macedonian denar; MMK Burmese kyat; MNT Mongolian tögrög;
MOP Macanese pataca; MUR Mauritian rupee; MVR Maldivian rufiyaa; MWK Malawian kwacha; MXN Mexican peso;
MYR Malaysian ringgit; MZN Mozambican metical; NAD Namibian dollar; NGN Nigerian naira; NIO Nicaraguan córdoba;
NOK Norwegian krone; NPR Nepalese rupee; NZD New Zealand dollar; OMR Omani rial; PAB Panamanian balboa;
PEN Peruvian sol; PGK Papua New Guinean kina; PHP Philippine peso; PKR Pakistani rupee; PLN Polish złoty;
PYG Paraguayan guaraní; QAR Qatari riyal; RON Romanian leu; RSD Serbian dinar; RUB Russian ruble;
RWF Rwandan franc; SAR Saudi riyal; SBD Solomon Islands dollar; SCR Seychellois rupee; SDG Sudanese pound;
SEK Swedish krona; SGD Singapore dollar; SOS Somali shilling; SRD Surinamese dollar; SYP Syrian pound;
THB Thai baht; TJS Tajikistani somoni; TMT Turkmenistan manat; TND Tunisian dinar; TOP Tongan paʻanga;
TRY Turkish lira; TTD Trinidad and Tobago dollar; TWD New Taiwan dollar; TZS Tanzanian shilling;
UAH Ukrainian hryvnia; UGX Ugandan shilling; USD United States dollar; UYU Uruguayan peso; UZS Uzbekistani soʻm;
VES Venezuelan bolívar; VND Vietnamese dong; VUV Vanuatu vatu; WST Samoan tālā; XAF Central African CFA franc;
XOF West African CFA franc; XPF CFP franc; YER Yemeni rial; ZAR South African rand; ZMW Zambian kwacha
"""
NAMES = {line.split()[0]: line.split(maxsplit=1)[1] for line in " ".join(_ISO.split()).split("; ")}

_NO_CODES = frozenset(["ALL", "BAM", "BOB", "COP", "CUP", "GEL", "MOP", "PEN", "SOS", "TOP"])
"""Codes that capitals print as words far more often than as currencies."""
_CAPITAL_ONLY = frozenset(
    [
        "AMD",
        "BIF",
        "CAD",
        "CDF",
        "CUP",
        "DOP",
        "FIM",
        "GIP",
        "LAK",
        "LEK",
        "MAD",
        "MUR",
        "NAD",
        "PAB",
        "RON",
        "RUB",
        "SAR",
        "SEK",
        "SOS",
        "TRY",
    ]
)

CODES = {code: Currency(name, code) for code, name in NAMES.items() if code not in _NO_CODES}
"""Codes in capitals."""
SMALL_CODES = {code.lower(): currency for code, currency in CODES.items() if code not in _CAPITAL_ONLY}
"""Codes in small letters, where these are no words."""

_COUNTRIES = {
    **dict.fromkeys("AT BE CY DE EE ES FI FR GR HR IE IT LT LU LV MT NL PT SI SK".split(), "EUR"),
    **{
        code[:2]: code for code in "AUD BRL CAD CHF CNY CZK DKK FJD GBP HKD HUF IDR ILS INR JMD JPY KES KRW MXN".split()
    },
    **{code[:2]: code for code in "MYR NAD NGN NOK NZD PHP PKR PLN RON SEK SGD THB TRY TTD TWD USD VND ZAR".split()},
}
"""What is paid with in a country, by its two letters."""

DOLLARS = frozenset(code for code, name in NAMES.items() if name.endswith("dollar")) | {"MXN"}
"""What a bare "$" may stand for."""

_SIGN_CODES = (
    "€EUR ¥JPY ￥JPY ₹INR ₩KRW ₽RUB ₺TRY ₪ILS ₫VND ₦NGN ₱PHP ₴UAH ₡CRC ₭LAK ฿THB ₮MNT ₸KZT ₼AZN ₵GHS ₲PYG ৳BDT ៛KHR"
)
SIGNS = {
    "$": Currency("Dollar", None),
    "＄": Currency("Dollar", None),
    "£": Currency("Pound", None),
    "￡": Currency("Pound", None),
    "¢": Currency("Cent", None),
    "₿": Currency("Bitcoin", None),
    "₨": Currency("Rupee", None),
} | {pair[0]: CODES[pair[1:]] for pair in _SIGN_CODES.split()}
SIGN_CLASS = "[" + "".join(SIGNS) + "]"
"""The signs as a class of a regular expression."""

_BEFORE_SIGN = {
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
    "j": "JMD",
    "tt": "TTD",
    "bz": "BZD",
    "n": "NAD",
    "cn": "CNY",
    "rmb": "CNY",
}
"""Letters that settle whose sign it is: US$, C$, A$, Mex$."""

_OWN_NAMES = {
    name: Currency(name.capitalize(), None)
    for name in [
        "dollar",
        "pound",
        "pence",
        "penny",
        "cent",
        "franc",
        "rupee",
        "peso",
        "sen",
        "krona",
        "krone",
        "lira",
        "dinar",
        "dirham",
        "shilling",
        "riyal",
        "rial",
        "satoshi",
        "bitcoin",
        "millibitcoin",
        "koruna",
        "escudo",
    ]
}
_COMMON = {
    "dollars": Currency("Dollar", None),
    "buck": Currency("Dollar", None),
    "quid": Currency("Pound", None),
    "pennies": Currency("Penny", None),
    "kroner": Currency("Krone", None),
    "kronor": Currency("Krona", None),
    "kr": Currency("Krone", None),
    "lire": Currency("Lira", None),
    "rs": Currency("Rupee", None),
    "rupee": Currency("Rupee", None),
    "btc": Currency("Bitcoin", None),
}
_SHORT_NAMES = {
    "yen": "JPY",
    "yuan": "CNY",
    "renminbi": "CNY",
    "rmb": "CNY",
    "kuai": "CNY",
    "won": "KRW",
    "ruble": "RUB",
    "rouble": "RUB",
    "rupiah": "IDR",
    "ringgit": "MYR",
    "baht": "THB",
    "rand": "ZAR",
    "shekel": "ILS",
    "forint": "HUF",
    "złoty": "PLN",
    "hryvnia": "UAH",
    "naira": "NGN",
    "tenge": "KZT",
    "taka": "BDT",
    "dong": "VND",
    "reais": "BRL",
    "kwacha": "ZMW",
    "birr": "ETB",
    "riel": "KHR",
    "cedi": "GHS",
    "us dollar": "USD",
    "u.s. dollar": "USD",
    "american dollar": "USD",
    "nz dollar": "NZD",
    "hk dollar": "HKD",
    "taiwan dollar": "TWD",
    "taiwanese dollar": "TWD",
    "pound sterling": "GBP",
    "sterling": "GBP",
    "british pound sterling": "GBP",
    "israeli shekel": "ILS",
    "new israeli shekel": "ILS",
    "korean won": "KRW",
    "russian rouble": "RUB",
    "uae dirham": "AED",
    "emirati dirham": "AED",
    "chinese renminbi": "CNY",
    "brazilian reais": "BRL",
}


def _plain(name: str) -> str:
    """The name without its accents, as many people print it."""
    return (
        "".join(mark for mark in unicodedata.normalize("NFKD", name) if mark.isascii())
        if "ł" not in name
        else name.replace("ł", "l")
    )


def _vocabulary() -> dict[str, Currency]:
    names = {name.lower(): Currency(name, code) for code, name in NAMES.items()}
    names |= {name: Currency(NAMES[code], code) for name, code in _SHORT_NAMES.items()} | _OWN_NAMES | _COMMON
    names |= {_plain(name): currency for name, currency in names.items()}
    names |= {name[:-4] + "kronor": currency for name, currency in names.items() if name.endswith("krona")}
    names |= {name[:-1] + "r": currency for name, currency in names.items() if name.endswith("krone")}
    plurals = {name + "s": currency for name, currency in names.items() if not name.endswith("s")}
    return plurals | SMALL_CODES | names


WORDS = _vocabulary()
"""Names and codes in lower case, singular and plural."""

OPENERS = frozenset(name.split()[0] for name in WORDS if " " in name)
"""First words of names of several words."""


def sign(mark: str, letters: str) -> Currency | None:
    """The currency of a sign with the letters printed right before it ("US" and "$"); None where they say nothing."""
    if mark in "$＄¥￥" and letters:
        return CODES.get(_BEFORE_SIGN.get(letters.lower()) or letters.upper())
    return SIGNS.get(mark)


def of_country(geography: str | None) -> str | None:
    """The currency of a country, or of a part of one: CA and CA-ON have Canadian dollars; None where none is known."""
    return _COUNTRIES.get(geography.partition("-")[0].upper()) if geography else None
