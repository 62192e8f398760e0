"""What a run of all tests says at its end: which tests could not run here, and why."""

from collections import Counter


def pytest_terminal_summary(terminalreporter) -> None:
    skipped = terminalreporter.stats.get("skipped", [])
    reasons = Counter(report.longrepr[2].removeprefix("Skipped: ") for report in skipped)
    if reasons:
        terminalreporter.section("Hier nicht gelaufen")
    for reason, count in sorted(reasons.items()):
        terminalreporter.line(f"{count:4} × {reason}")
