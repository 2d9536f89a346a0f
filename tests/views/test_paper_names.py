"""What is typed in the name field of a line from paper: a name, or a name and behind it a host who is written out."""

import pytest

from jib_desk.services.rows.visitors import VisitorHit
from jib_desk.views.context import DeskContext
from jib_desk.views.visitors.offers import NewVisitor, VisitOffers
from jib_desk.views.visitors.paper_bridge_names import LineNames, WithHost


@pytest.fixture
def names(desk: DeskContext) -> LineNames:
    """麦小北 and two of the name 秦测甲 are known, the latter to see 赵示一 and 钱示二; 李示一 is a host as well."""
    visitors, by = desk.services.visitors, desk.actor()
    hosts = [desk.services.companies.hosts(name)[0].contact_id for name in ("赵示一", "钱示二", "钱示二")]
    for name, host, phone in zip(("秦测甲", "秦测甲", "麦小北"), hosts, ("1", "2", "3"), strict=True):
        come = visitors.check_in(by=by, name_zh=name, host_id=host, phone=f"1200004470{phone}", is_unplanned=True)
        visitors.check_out(by=by, visit_ids=[come.row.id])
    return LineNames(desk, VisitOffers(desk))


def meant(names: LineNames, text: str) -> tuple[str, str]:
    """Who a digit after this text would take, and whom he came to see; "?" where it is asked first."""
    found = names.look_up(text)
    if found.chosen < 0:
        return ("?" if found.asks else "", "")
    subject = found.lines[found.chosen].subject
    host = subject.host.label.split(" · ")[0] if isinstance(subject, WithHost) else ""
    who = subject.who if isinstance(subject, WithHost) else subject
    if isinstance(who, NewVisitor):
        return f"new {who.written}", host
    assert isinstance(who, VisitorHit)
    return who.name_zh or who.name_latin, host


@pytest.mark.parametrize(
    ("text", "who", "host"),
    [
        ("Rosalind New zhaoshiyi", "new Rosalind New", "赵示一"),
        ("Rosalind New Zhao Shiyi", "new Rosalind New", "赵示一"),
        ("Rosalind New Shiyi Zhao", "new Rosalind New", "赵示一"),
        ("Rosalind New 赵示一", "new Rosalind New", "赵示一"),
        ("Rosalind New, Sample Motors zhaoshiyi", "new Rosalind New, Sample Motors", "赵示一"),
        ("Rosalind New MoonPanda Battery", "new Rosalind New", "MoonPanda Battery"),
        ("林一 赵示一", "new 林一", "赵示一"),
        ("林一赵示一", "new 林一", "赵示一"),
        ("林一zhaoshiyi", "new 林一", "赵示一"),
        ("欧阳娜娜赵示一", "new 欧阳娜娜", "赵示一"),
        ("麦小北赵示一", "麦小北", "赵示一"),
        ("maixiaobei zhaoshiyi", "麦小北", "赵示一"),
        ("秦测甲钱示二", "秦测甲", "钱示二"),  # of the two the one who came to see him
    ],
)
def test_a_host_behind_a_name_is_known(names: LineNames, text: str, who: str, host: str) -> None:
    assert meant(names, text) == (who, host)
    assert isinstance(names.look_up(text).lines[-1].subject, NewVisitor)  # or somebody who is called so altogether


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("麦小北", "麦小北"),
        ("秦测甲", "?"),
        ("秦测甲李示一", "?"),  # neither of them came to see him
        ("mai zhaoshiyi", "?"),  # Mai alone is no name
        ("欧阳赵示一", "?"),
        ("Rosalind New zsy", ""),  # initials are no host's name here
        ("Rosalind New zhao", ""),
        ("赵示一", ""),
        ("Rosalind zhaoshiyi", "?"),  # she may be called so altogether
    ],
)
def test_what_may_be_somebody_elses_name_is_not_split_unasked(names: LineNames, text: str, who: str) -> None:
    assert meant(names, text) == (who, "")


@pytest.mark.parametrize("text", ["", "   ", "-", "12", "x" * 10_000, "😀 \u202e赵示一", "王\n伟 赵示一"])
def test_noise_is_looked_up_without_harm(names: LineNames, text: str) -> None:
    names.look_up(text)
