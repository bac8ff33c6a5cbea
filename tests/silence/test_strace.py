"""The reader of traces misses nothing: what it does not know is an offence."""

import pytest

from tests.silence.strace import joined, offences

V4 = '{sa_family=AF_INET, sin_port=htons(%s), sin_addr=inet_addr("%s")}'
V6 = (
    "{sa_family=AF_INET6, sin6_port=htons(%s), sin6_flowinfo=htonl(0), "
    'inet_pton(AF_INET6, "%s", &sin6_addr), sin6_scope_id=0}'
)
UNIX = '{sa_family=AF_UNIX, sun_path="/run/some.socket"}'


def connect(address: str) -> str:
    return f"41 connect(3, {address}, 16) = -1 EINPROGRESS (Operation now in progress)"


@pytest.mark.parametrize(
    "address",
    [
        V4 % (80, "127.0.0.1"),
        V4 % (80, "127.9.9.9"),
        V6 % (80, "::1"),
        V6 % (80, "::ffff:127.0.0.1"),
        UNIX,
        "{sa_family=AF_UNIX, sun_path=@00041}",
        "{sa_family=AF_NETLINK, nl_pid=0, nl_groups=00000000}",
    ],
)
def test_what_stays_on_the_machine_is_no_offence(address: str) -> None:
    assert offences([connect(address)]) == []


@pytest.mark.parametrize(
    "address",
    [
        V4 % (443, "192.0.2.1"),
        V4 % (80, "0.0.0.0"),
        V4 % (80, "128.0.0.1"),
        V6 % (443, "2001:db8::1"),
        V6 % (443, "::ffff:192.0.2.1"),
        V6 % (443, "::"),
        V4 % (53, "127.0.0.53"),
        V6 % (53, "::1"),
        '{sa_family=AF_UNIX, sun_path="/run/systemd/resolve/io.systemd.Resolve"}',
        "{sa_family=AF_VSOCK, svm_cid=VMADDR_CID_HOST, svm_port=0x50, svm_flags=0}",
        '{sa_family=0x2d /* AF_??? */, sa_data=""}',
        '{sa_family=AF_UNSPEC, sa_data=""}',
        "NULL",
        "0x7ffd5e8f2a10",
    ],
)
def test_what_may_leave_or_is_unknown_is_an_offence(address: str) -> None:
    assert len(offences([connect(address)])) == 1


def test_a_datagram_needs_no_connection_to_leave() -> None:
    away = V4 % (9, "192.0.2.1")
    lines = [
        f'7 sendto(3, ""..., 5, 0, {away}, 16) = 5',
        f"7 sendmsg(3, {{msg_name={away}, msg_namelen=16, msg_iov=[]}}, 0) = 5",
        f"7 sendmmsg(3, [{{msg_hdr={{msg_name={away}, msg_namelen=16}}, msg_len=5}}], 1, 0) = 1",
    ]
    assert [offence.why for offence in offences(lines)] == ["to 192.0.2.1"] * 3


def test_one_foreign_address_among_several_is_enough() -> None:
    names = [V4 % (9, "127.0.0.1"), V4 % (9, "192.0.2.1"), UNIX]
    headers = ", ".join(f"{{msg_hdr={{msg_name={name}}}, msg_len=1}}" for name in names)
    assert len(offences([f"7 sendmmsg(3, [{headers}], 3, 0) = 3"])) == 1


def test_a_send_on_a_connected_socket_names_nobody() -> None:
    lines = [
        '7 sendto(3, ""..., 5, MSG_NOSIGNAL, NULL, 0) = 5',
        "7 sendmsg(3, {msg_name=NULL, msg_namelen=0, msg_iov=[]}, 0) = 1",
    ]
    assert offences(lines) == []


def test_a_ring_is_an_offence_because_its_work_is_unseen() -> None:
    assert len(offences(["7 io_uring_setup(8, {flags=0}) = 4"])) == 1
    denied = "7 io_uring_setup(8, {flags=0}) = -1 ENOSYS (Function not implemented) (INJECTED)"
    assert offences([denied]) == []


def test_two_halves_of_a_call_are_read_as_one_whoever_calls_in_between() -> None:
    away = V4 % (80, "192.0.2.1")
    lines = [
        f"11 connect(3, {away}, 16 <unfinished ...>",
        f"12 connect(4, {UNIX}, 110 <unfinished ...>",
        "11 <... connect resumed>) = -1 ENETUNREACH (Network is unreachable)",
        "12 <... connect resumed>) = 0",
    ]
    assert list(joined(lines)) == [
        f"connect(3, {away}, 16) = -1 ENETUNREACH (Network is unreachable)",
        f"connect(4, {UNIX}, 110) = 0",
    ]
    assert [offence.why for offence in offences(lines)] == ["to 192.0.2.1"]


def test_a_call_that_never_ended_counts() -> None:
    assert len(offences([f"11 connect(3, {V4 % (80, '192.0.2.1')}, 16 <unfinished ...>"])) == 1
    assert len(offences([f"11 connect(3, {V4 % (80, '192.0.2.1')}, 16 <unfinished ...>) = ?"])) == 1


def test_the_end_of_a_call_whose_beginning_is_missing_is_an_offence() -> None:
    assert len(offences(["11 <... connect resumed>) = 0"])) == 1


def test_signals_and_exits_are_no_calls() -> None:
    lines = [
        "7 --- SIGCHLD {si_signo=SIGCHLD, si_code=CLD_EXITED, si_pid=8} ---",
        "7 +++ exited with 0 +++",
        "8 +++ killed by SIGKILL +++",
        "",
    ]
    assert offences(lines) == []


@pytest.mark.parametrize("line", ["7 what is this", "strace: a complaint", "7 connect(3, {"])
def test_a_line_of_another_form_is_an_offence(line: str) -> None:
    assert len(offences([line])) == 1
