"""The command `autograder`: one thin function a command; what is heavy is imported inside it.

Exit codes: 0 all is right (or all is done), 1 a check failed, 2 the command was not understood,
3 it could not be graded, 130 interrupted.
"""

from __future__ import annotations

import argparse
import difflib
import json
import os
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from autograder import __version__

if TYPE_CHECKING:
    from autograder.grading.graded import Graded
    from autograder.grading.places import Task

FINE, FAILED, USAGE, NOT_GRADED, INTERRUPTED = 0, 1, 2, 3, 130


class Usage(Exception):
    """The command was not understood: what is wrong, and what to type instead."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; returns its exit code."""
    given = parser().parse_args(arguments)
    try:
        code: int = given.command(given)
    except KeyboardInterrupt:
        say("Interrupted. What was finished is kept; run the same command again.")
        return INTERRUPTED
    except Usage as error:
        return complain(str(error), USAGE)
    except Exception as error:  # the border to the user: one line, not a traceback
        if getattr(given, "verbose", False):
            traceback.print_exc()
        kind = "" if type(error).__module__.startswith("autograder") else type(error).__name__
        return complain(": ".join(filter(None, [kind, str(error)])), NOT_GRADED)
    return code


def parser() -> argparse.ArgumentParser:
    made = argparse.ArgumentParser(prog="autograder", description="Homework on backpropagation.")
    made.add_argument("--version", action="version", version=f"autograder {__version__}")
    loud = argparse.ArgumentParser(add_help=False)
    loud.add_argument("-v", "--verbose", action="store_true", help="say more")
    loud.add_argument("-q", "--quiet", action="store_true", help="no progress, only the result")
    commands = made.add_subparsers(required=True, metavar="command")
    _add_build(commands.add_parser("build", parents=[loud], help="write the notebooks"))
    _add_verify(commands.add_parser("verify", parents=[loud], help="look for what is missing"))
    _add_grade(commands.add_parser("grade", parents=[loud], help="grade a class, or one file"))
    _add_merge(commands.add_parser("merge", parents=[loud], help="put graded shards together"))
    _add_check(commands.add_parser("check", parents=[loud], help="check your own notebook"))
    _add_mistakes(commands.add_parser("mistakes", parents=[loud], help="what a class got wrong"))
    _add_report(commands.add_parser("report", parents=[loud], help="write the class reports"))
    _add_doctor(commands.add_parser("doctor", parents=[loud], help="look at this machine"))
    return made


def _add_doctor(made: argparse.ArgumentParser) -> None:
    made.description = "Show versions, programs and the layers of the sandbox, and what to do."
    made.set_defaults(command=doctor)


def _add_build(made: argparse.ArgumentParser) -> None:
    made.description = "Write solutions/*/*.ipynb and assignments/*/*.ipynb from solutions/*.py."
    made.add_argument("names", nargs="*", metavar="NAME", help="assignments; all if none is named")
    made.set_defaults(command=build)


def _add_verify(made: argparse.ArgumentParser) -> None:
    made.description = "Show what does not hold of what this course promises."
    made.set_defaults(command=verify)


def _add_grade(made: argparse.ArgumentParser) -> None:
    made.description = (
        "Grade what lies in submitted/ into the gradebook, autograded/ and feedback/; "
        "or with --submission one file, without writing anything."
    )
    made.add_argument("names", nargs="*", metavar="ASSIGNMENT", help="all if none is named")
    made.add_argument("--submission", type=Path, metavar="FILE", help="grade this notebook")
    made.add_argument("--assignment", metavar="NAME", help="which assignment FILE belongs to")
    made.add_argument("--seed", type=int, metavar="N", help="replay the grading with this seed")
    made.add_argument("--regrade", action="store_true", help="also what did not change")
    made.add_argument("--student", action="append", default=[], metavar="ID", help="only this one")
    made.add_argument(
        "--changed-exercise",
        metavar="ID",
        help="grade its assignment again with the seeds that were used: the rest stays as it is",
    )
    made.add_argument("--shard", type=shard, metavar="I/N", help="only the I-th part of N; merge")
    _add_where(made)
    made.set_defaults(command=grade)


def _add_merge(made: argparse.ArgumentParser) -> None:
    made.description = "Take the results of shards into the gradebook, autograded/ and feedback/."
    made.add_argument("folders", nargs="+", type=Path, metavar="FOLDER", help="graded with --shard")
    made.add_argument("--seed", type=int, metavar="N", help="the seed that the shards were given")
    _add_where(made)
    made.set_defaults(command=merge, regrade=False, changed_exercise=None)


def _add_where(made: argparse.ArgumentParser) -> None:
    made.add_argument("--workers", type=int, metavar="N", help="processes; one a core if not given")
    made.add_argument("--scheduler", metavar="ADDRESS", help="use the workers of this dask cluster")
    made.add_argument("--json", action="store_true", help="results as JSON on standard output")


def _add_check(made: argparse.ArgumentParser) -> None:
    made.description = "Run your own notebook and check its answers, as the notebook itself does."
    made.add_argument("file", type=Path, metavar="FILE", help="the notebook")
    made.add_argument("--seed", type=int, metavar="N", help="draw the same inputs again")
    made.add_argument("--json", action="store_true", help="results as JSON on standard output")
    made.set_defaults(command=check)


def _add_mistakes(made: argparse.ArgumentParser) -> None:
    made.description = (
        "Count the mistakes of a class, and show the wrong answers that nothing explains; "
        "or with --name and --like make such an answer a named mistake of the course."
    )
    made.add_argument("names", nargs="*", metavar="ASSIGNMENT", help="all if none is named")
    made.add_argument("--json", action="store_true", help="as JSON on standard output")
    made.add_argument("--name", metavar="CODE", help="its short name, such as mean-twice")
    made.add_argument("--like", metavar="ID", help="the wrong answer, as shown without options")
    made.add_argument("--question", default="", metavar="TEXT", help="the hint of level 2")
    made.add_argument("--step", default="", metavar="TEXT", help="the hint of level 3")
    made.add_argument("--says", default="", metavar="TEXT", help="what happened; CODE if not given")
    made.set_defaults(command=mistakes)


def _add_report(made: argparse.ArgumentParser) -> None:
    made.description = (
        "Write reports/NAME.html for each assignment that is graded: difficulty, mistakes, "
        "who waits for a person. `autograder grade` does the same in the end."
    )
    made.add_argument("names", nargs="*", metavar="ASSIGNMENT", help="all if none is named")
    made.set_defaults(command=report)


def _root_if_any() -> Path | None:
    try:
        return course()
    except Usage:
        return None


def doctor(given: argparse.Namespace) -> int:
    """What this machine has for grading; 3 if grading would be refused here."""
    from autograder.doctor import findings

    marks, fine = {True: "✓", False: "✗", None: "·"}, True
    for finding in findings(_root_if_any()):
        print(f"{marks[finding.holds]} {finding.subject:<18} {finding.text}")
        if finding.holds is False:
            fine = False
            print(f"    to repair it: {finding.repair}")
    return FINE if fine else NOT_GRADED


def build(given: argparse.Namespace) -> int:
    from autograder.course.build import build as write

    root = course()
    for name in known(given.names):
        for path in write(root, name):
            if not given.quiet:
                print(path.relative_to(root))
    return FINE


def verify(given: argparse.Namespace) -> int:
    from autograder.course.verify import verify as problems

    found = list(problems(course()))
    for problem in found:
        print(problem)
    if not given.quiet:
        say(f"{len(found)} problems." if found else "Everything holds.")
    return FAILED if found else FINE


def grade(given: argparse.Namespace) -> int:
    if given.seed is not None and given.seed < 0:
        raise Usage(f"--seed {given.seed}: a seed is 0 or more.")
    if given.workers is not None and given.workers < 1:
        raise Usage(f"--workers {given.workers}: at least one process is needed.")
    if given.submission is None and given.assignment is None:
        return _grade_class(given)
    return _grade_one(given)


def _grade_class(given: argparse.Namespace) -> int:
    root = course()
    if not given.scheduler:
        _prepare(root)
    from autograder import class_command

    names = known(given.names)
    if given.changed_exercise:
        names = [assignment_of(given.changed_exercise)]
    tasks = submissions(root, names, given.student)
    run = class_command.grade_shard if given.shard else class_command.grade
    return run(given, root, tasks)


def _prepare(root: Path) -> None:
    """Let the workers import while this process does; not where all has a result already."""
    from autograder.grading import pool

    submitted, results = (len(list(root.glob(f"{name}/*/*"))) for name in ("submitted", "results"))
    if submitted > results:
        pool.prepare()


def merge(given: argparse.Namespace) -> int:
    """Take the results of shards, and go on as `grade` does."""
    from autograder import class_command

    for folder in given.folders:
        if not (folder / "results").is_dir():
            raise Usage(f"{folder} has no results/: name the folder that a shard was graded in.")
    root = course()
    return class_command.merge(given, root, submissions(root, list(known([])), []))


def submissions(root: Path, names: Sequence[str], students: Sequence[str]) -> list[Task]:
    """What there is to grade, of these students or of all; raises `Usage`."""
    from autograder import class_command
    from autograder.grading import cohort
    from autograder.grading.places import Places

    class_command.tell_refused(Places(root).refused(names))
    tasks = cohort.submissions(root, names)
    for student in students:
        if student not in {task.student for task in tasks}:
            raise Usage(f"{student} submitted nothing of {' or '.join(names)}.")
    if not tasks:
        what = " or ".join(names)
        raise Usage(f"No submissions: put them at submitted/STUDENT/NAME/NAME.ipynb ({what}).")
    return [task for task in tasks if not students or task.student in students]


def assignment_of(exercise_id: str) -> str:
    """The assignment of an exercise; raises `Usage`."""
    from autograder import exercises

    ids = {e.id: name for name in exercises.NAMES for e in exercises.load(name).checked}
    if exercise_id not in ids:
        guess = difflib.get_close_matches(exercise_id, ids, n=1)
        hint = f" Did you mean {guess[0]}?" if guess else ""
        raise Usage(f"No exercise is called {exercise_id}.{hint}")
    return ids[exercise_id]


def shard(text: str) -> tuple[int, int]:
    """`2/5` is the second part of five."""
    number, _, parts = text.partition("/")
    if not (number.isdecimal() and parts.isdecimal() and 1 <= int(number) <= int(parts)):
        raise argparse.ArgumentTypeError(f"{text}: type 1/5 for the first part of five")
    return int(number), int(parts)


def _grade_one(given: argparse.Namespace) -> int:
    if given.submission is None or given.names or given.assignment is None:
        raise Usage("One file is graded with: autograder grade --submission FILE --assignment NAME")
    root, (name,) = course(), known([given.assignment])
    if not given.submission.exists():
        raise Usage(f"{given.submission} does not exist.{near(given.submission)}")
    from autograder.grading.one import grade_submission
    from autograder.grading.settings import grading

    with grading(root).sandbox() as sandbox:
        seed, path = given.seed, given.submission
        graded = grade_submission(path, name, root, sandbox=sandbox, seed=seed)
    return show(graded, given)


def mistakes(given: argparse.Namespace) -> int:
    from autograder.grading import course_mistakes
    from autograder.grading import mistakes as of_class
    from autograder.reports.mistakes import named, text

    texts = (given.question, given.step, given.says)
    if bool(given.name) != bool(given.like) or (any(texts) and not given.name):
        raise Usage("A mistake is named with: --name CODE --like ID --question TEXT --step TEXT")
    root, names = course(), known(given.names)
    found = of_class.documents(root, names)
    if not found:
        raise Usage(f"No results of {' or '.join(names)}: run `autograder grade` first.")
    if given.name:
        made = course_mistakes.CourseMistake(given.name, given.says, given.question, given.step)
        print(named(*of_class.name_cluster(root, found, given.like, made)))
        return FINE
    report = of_class.find(found, course_mistakes.read(root))
    if given.json:
        print(json.dumps(report.to_json(), allow_nan=False, ensure_ascii=False, indent=1))
    else:
        print(text(report))
    return FINE


def report(given: argparse.Namespace) -> int:
    from autograder import class_report

    root, names = course(), known(given.names)
    written = [path for path in (class_report.write(root, name) for name in names) if path]
    if not written:
        raise Usage(f"No results of {' or '.join(names)}: run `autograder grade` first.")
    for path in written:
        print(path)
    return FINE


def check(given: argparse.Namespace) -> int:
    from autograder.grading.ingest import Unreadable
    from autograder.grading.own import NotOurs, check_file

    try:
        graded = check_file(given.file, given.seed)
    except Unreadable as reason:
        raise Usage(f"{given.file}: {reason}{near(given.file)}") from None
    except NotOurs as reason:
        raise Usage(f"{given.file}: {reason}") from None
    return show(graded, given)


def show(graded: Graded, given: argparse.Namespace) -> int:
    """Print what was found about one file; its exit code."""
    if given.json:
        print(json.dumps(graded.to_json(), allow_nan=False, ensure_ascii=False, indent=1))
    else:
        from autograder.reports.terminal import page

        print(page(graded, colour=coloured()))
    if graded.status != "graded":
        return complain(f"This could not be graded: {graded.reason}", NOT_GRADED)
    checks = [result for results in graded.results.values() for result in results]
    return FAILED if any(result.passed is False for result in checks) else FINE


def course() -> Path:
    """The root folder of the course: the nearest one with a course_config.py."""
    here = Path.cwd()
    for folder in (here, *here.parents):
        if (folder / "course_config.py").is_file():
            return folder
    raise Usage(f"{here} is in no course: go to the folder that holds course_config.py.")


def known(names: Sequence[str]) -> list[str]:
    """The assignments of these names, all if there are none; raises `Usage`."""
    from autograder.exercises import NAMES

    for name in names:
        if name not in NAMES:
            guess = difflib.get_close_matches(name, NAMES, n=1)
            hint = f"Did you mean {guess[0]}?" if guess else f"There are {', '.join(NAMES)}."
            raise Usage(f"No assignment is called {name}. {hint}")
    return list(dict.fromkeys(names)) or list(NAMES)


def near(path: Path) -> str:
    """A hint at a file of almost that name."""
    folder = path.parent
    names = [other.name for other in folder.iterdir()] if folder.is_dir() else []
    guess = [] if path.name in names else difflib.get_close_matches(path.name, names, n=1)
    return f" Did you mean {folder / guess[0]}?" if guess else ""


def coloured() -> bool:
    if os.environ.get("FORCE_COLOR"):
        return True
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return sys.stdout.isatty() and not plain


def say(text: str) -> None:
    print(text, file=sys.stderr)


def complain(text: str, code: int) -> int:
    say(f"autograder: {text}")
    return code


if __name__ == "__main__":
    sys.exit(main())
