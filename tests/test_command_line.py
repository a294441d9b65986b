"""What ``snnkit start`` and ``snnkit doctor`` do, short of opening a browser."""

import socket
import subprocess
import sys
from importlib import metadata

import pytest

from snnkit import __main__ as command_line


@pytest.fixture
def course(tmp_path, monkeypatch):
    """A clone with three notebooks, and the folder to which they are copied."""
    for name in ("1-neurons", "2-synapses", "10-networks"):
        path = tmp_path / "tutorials" / f"{name}.ipynb"
        path.parent.mkdir(exist_ok=True)
        path.write_text("{}")
    monkeypatch.setattr(command_line, "_clone", lambda: tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path / "snnkit-tutorials"


@pytest.fixture
def installed(tmp_path, monkeypatch):
    """An installed wheel, and a current folder of the user's own."""
    package = tmp_path / "site-packages" / "snnkit"
    (package / "tutorials" / "data").mkdir(parents=True)
    (package / "tutorials" / "2-synapses.ipynb").write_text("new")
    (package / "tutorials" / "data" / "spikes.csv").write_text("1,2")
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setattr(command_line, "__file__", str(package / "__main__.py"))
    monkeypatch.chdir(home)
    return home


@pytest.mark.parametrize("name", ["2-synapses.ipynb", "2-synapses", "2"])
def test_a_tutorial_is_found_by_any_of_its_names(course, name):
    assert command_line.find_notebook(name) == course / "2-synapses.ipynb"


def test_a_number_names_one_tutorial_only(course):
    assert command_line.find_notebook("1") == course / "1-neurons.ipynb"


def test_any_notebook_can_be_opened_by_its_path(course, tmp_path):
    mine = tmp_path / "mine.ipynb"
    mine.write_text("{}")
    assert command_line.find_notebook(str(mine)) == mine


@pytest.mark.parametrize("name", ["synapses", "no/2-synapses.ipynb", "", "3"])
def test_an_unknown_tutorial_is_refused_with_the_list(course, name):
    with pytest.raises(command_line.Problem, match="1-neurons, 10-networks, 2-synapses"):
        command_line.find_notebook(name)


def test_a_misspelt_tutorial_is_guessed(course):
    with pytest.raises(command_line.Problem, match="did you mean 2-synapses?"):
        command_line.find_notebook("2-synapse")


def test_a_clone_keeps_its_own_notebooks_as_they_are(course, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path / "tutorials")  # anywhere in the clone, it is the same copy
    opened = command_line.find_notebook(command_line.FIRST_NOTEBOOK)
    assert opened == course / "2-synapses.ipynb"
    assert capsys.readouterr().out == f"snnkit: your copy of the tutorials is in {course}\n"
    assert (course / ".gitignore").read_text() == "*\n"
    opened.write_text("mine")
    assert (tmp_path / "tutorials" / "2-synapses.ipynb").read_text() == "{}"


def test_a_later_start_goes_on_with_the_copy(course, monkeypatch, capsys):
    opened = command_line.find_notebook("2")
    opened.write_text("mine")
    monkeypatch.chdir(course)
    assert command_line.find_notebook("2") == opened
    assert opened.read_text() == "mine"
    assert "to begin a notebook anew, rename it" in capsys.readouterr().out
    opened.rename(course / "mine.ipynb")
    assert command_line.find_notebook("2").read_text() == "{}"
    assert (course / "mine.ipynb").read_text() == "mine"


def test_outside_of_the_clone_the_copy_is_in_the_current_folder(course, tmp_path, monkeypatch):
    home = tmp_path.parent / f"{tmp_path.name}-home"
    home.mkdir()
    monkeypatch.chdir(home)
    folder = command_line.tutorials_folder()
    assert folder == home / "snnkit-tutorials"
    assert not (folder / ".gitignore").exists()  # whether to keep it in git is the user's choice


def test_checkpoints_are_not_copied(course, tmp_path):
    old = tmp_path / "tutorials" / ".ipynb_checkpoints" / "2-synapses-checkpoint.ipynb"
    old.parent.mkdir()
    old.write_text("old")
    command_line.tutorials_folder()
    assert not (course / ".ipynb_checkpoints").exists()


def test_a_folder_that_takes_no_copy_is_told(course, tmp_path):
    course.write_text("a file, not a folder")
    with pytest.raises(command_line.Problem, match="start from another folder"):
        command_line.find_notebook("2")


def test_an_installed_course_is_copied_without_overwriting(installed):
    folder = command_line.tutorials_folder()
    assert folder == installed / "snnkit-tutorials"
    assert (folder / "data" / "spikes.csv").read_text() == "1,2"
    (folder / "2-synapses.ipynb").write_text("mine")
    command_line.tutorials_folder()
    assert (folder / "2-synapses.ipynb").read_text() == "mine"


def test_start_asks_the_network_for_nothing(course):
    options = command_line.lab_options(course / "2-synapses.ipynb", port=8899, browser=False)
    assert "--LabApp.default_url=/lab/tree/2-synapses.ipynb" in options
    assert "--LabApp.news_url=None" in options
    assert "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate" in options
    assert {"--ServerApp.port=8899", "--no-browser"} <= set(options)


def test_start_without_the_lab_says_what_to_install(course, monkeypatch, capsys):
    monkeypatch.setattr(command_line, "LAB_PARTS", ("jupyterlab", "no_such_package"))
    assert command_line.main(["start"]) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert "no_such_package" in line
    assert "pip install" in line


def test_a_port_must_be_one(capsys):
    with pytest.raises(SystemExit) as exit:
        command_line.main(["start", "--port", "70000"])
    assert exit.value.code == 2
    assert "65535" in capsys.readouterr().err


def test_a_port_that_is_taken_is_told(course, capsys):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        assert command_line.main(["start", "--port", str(port)]) == 1
    told = capsys.readouterr().err
    assert f"port {port} cannot be had" in told
    assert "another with --port" in told


def test_a_misspelt_command_is_guessed(capsys):
    with pytest.raises(SystemExit) as exit:
        command_line.main(["strat"])
    assert exit.value.code == 2
    assert "did you mean start? there are: start, doctor" in capsys.readouterr().err


def test_doctor_finds_a_good_install_well(capsys):
    assert command_line.main(["doctor"]) == 0, capsys.readouterr().out
    told = capsys.readouterr().out
    for part in ("Python 3.", "numpy", "ipywidgets", "bqplot", "jupyterlab", "All is well."):
        assert part in told


def test_doctor_leaves_out_what_only_the_tests_need():
    assert not any("brian2" in finding.what.lower() for finding in command_line.examine())


@pytest.mark.parametrize(
    ("package", "version", "remedy"),
    [
        ("bqplot-gl", "0.1.1", "uninstall -y bqplot-gl"),
        ("ipywidgets", "7.7.5", "install -U 'ipywidgets>=8.1'"),
        ("bqplot", None, "[lab]"),
    ],
)
def test_doctor_says_what_to_do(package, version, remedy, monkeypatch, capsys):
    real = command_line._version
    monkeypatch.setattr(
        command_line, "_version", lambda name: version if name == package else real(name)
    )
    assert command_line.main(["doctor"]) == 1
    told = capsys.readouterr().out
    assert "1 problem found" in told
    assert remedy in told


def test_doctor_misses_a_front_end(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr("jupyter_core.paths.jupyter_path", lambda *parts: [str(tmp_path)])
    assert command_line.main(["doctor"]) == 1
    told = capsys.readouterr().out
    assert "does not find bqplot" in told
    assert "--force-reinstall --no-deps jupyterlab_widgets" in told


def test_version_needs_neither_jupyterlab_nor_bqplot():
    program = (
        "import sys\n"
        "from snnkit.__main__ import main\n"
        "try: main(['--version'])\n"
        "except SystemExit: pass\n"
        "print(*{'jupyterlab', 'ipywidgets', 'bqplot', 'matplotlib', 'scipy'} & set(sys.modules))"
    )
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert run.stdout.split() == ["snnkit", metadata.version("snnkit")]
