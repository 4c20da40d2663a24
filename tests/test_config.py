import pytest

from sorama.config import PRESETS, find, load, read
from sorama.errors import ConfigError
from sorama.model import Severity
from sorama.settings import DEFAULTS


@pytest.fixture
def folder(tmp_path):
    """Writes files below a temporary folder and returns it."""

    def make(**files: str):
        for name, text in files.items():
            path = tmp_path / name.replace("__", "/").replace("_toml", ".toml")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return tmp_path

    return make


def settings(start, overrides=None, environment=None, **more):
    return load(overrides, start=start, environment=environment or {}, **more)


def test_nothing_given_is_the_default(tmp_path):
    assert settings(tmp_path) == DEFAULTS


def test_precedence_line_environment_file_preset_default(folder):
    start = folder(sorama_toml='preset = "strict"\nfail_on = "info"\nmax_points = 4\n')
    assert settings(start).tone == "direct"
    assert settings(start).fail_on == "info"
    assert settings(start, environment={"SORAMA_FAIL_ON": "never"}).fail_on == "never"
    assert settings(start, {"fail_on": "error"}, {"SORAMA_FAIL_ON": "never"}).fail_on == "error"
    assert settings(start, {"preset": "form"}).max_points == 4


def test_presets_are_valid_settings(tmp_path):
    assert {name: settings(tmp_path, {"preset": name}).fail_on for name in PRESETS} == {
        "trainee": "error",
        "strict": "warning",
        "form": "error",
    }


def test_nearest_file_upward_and_pyproject(folder):
    start = folder(sorama_toml="max_points = 1\n", a__pyproject_toml="[tool.sorama]\nmax_points = 2\n", a__b__x="")
    assert settings(start / "a/b").max_points == 2
    (start / "a/pyproject.toml").write_text("[tool.ruff]\n", encoding="utf-8")
    assert settings(start / "a/b").max_points == 1
    assert find(start / "a") == start / "sorama.toml"
    assert settings(start, isolated=True, environment={"SORAMA_MAX_POINTS": "9"}).max_points == 3


def test_extend_lies_below_and_paths_count_from_their_file(folder):
    start = folder(
        team__team_toml='max_points = 5\ntone = "direct"\nmessages = "words.toml"\n[severity]\nvague-action = "error"\n',
        sorama_toml='extend = "team/team.toml"\nmax_points = 2\n[severity]\nvague-fact = "info"\n',
    )
    found = settings(start)
    assert (found.max_points, found.tone) == (2, "direct")
    assert found.severity == {"vague-action": Severity.ERROR, "vague-fact": Severity.INFO}
    assert found.messages == str(start / "team/words.toml")


def test_extend_in_a_circle_is_named(folder):
    start = folder(sorama_toml='extend = "sorama.toml"\n')
    with pytest.raises(ConfigError, match="輪"):
        settings(start)


def test_words_stages_and_other_tables(folder):
    start = folder(
        sorama_toml='[words]\nproducts = ["カンタン君"]\n[stages]\n"提案" = ["決裁者の確認"]\n'
        '[input]\ntext = "商談内容"\n[server]\nport = 8000\n'
    )
    config = read(start=start, environment={})
    assert config.settings.words.products == ("カンタン君",)
    assert config.settings.stages == {"提案": ("決裁者の確認",)}
    assert config.input == {"text": "商談内容"}
    assert config.server == {"port": 8000}


def test_lists_in_the_environment(tmp_path):
    found = settings(tmp_path, environment={"SORAMA_SELECT": "SR1, vague-action", "SORAMA_HINTS": "2"})
    assert found.select == ("SR1", "vague-action")
    assert found.hints == 2


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("max_point = 3", "「max_point」という項目はありません。もしかして「max_points」"),
        ("max_points = 99", "「max_points」は20 以下"),
        ('max_points = "many"', "「max_points」は整数"),
        ('fail_on = "fatal"', "「fail_on」は次のどれか"),
        ("select = 3", "「select」はリスト"),
        ('[words]\nproduct = ["a"]', "「words.product」という項目はありません。もしかして「products」"),
        ('[severity]\nvague-acton = "error"', "vague-action"),
        ('[severity]\nvague-action = "fatal"', "「severity.vague-action」は次のどれか"),
        ("[rules.vague-acton]\nx = 1", "vague-action"),
        ('ignore = ["SR9"]', "規則 SR9 はありません"),
        ('preset = "hard"', "「preset」は次のどれか"),
        ('extend = "none.toml"', "見つかりません"),
        ("= 3", "TOML として読めません"),
    ],
)
def test_a_mistake_is_one_sentence_that_names_it(folder, text, said):
    with pytest.raises(ConfigError) as caught:
        settings(folder(sorama_toml=text + "\n"))
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_misspelt_variable_is_named_and_a_foreign_one_left_alone(tmp_path):
    with pytest.raises(ConfigError, match="SORAMA_FAIL_ON"):
        settings(tmp_path, environment={"SORAMA_FAILON": "never"})
    assert settings(tmp_path, environment={"SORAMA_TOKEN_FILE": "x"}) == DEFAULTS


def test_options_of_a_rule_are_checked_against_the_rule(folder):
    from sorama.rules import RULES

    for rule in RULES:
        for option in type(rule).options():
            with pytest.raises(ConfigError, match=f"rules.{rule.name}"):
                settings(folder(sorama_toml=f"[rules.{rule.name}]\n{option.name}x = 1\n"))


def test_presets_and_schema_agree():
    from sorama.config_schema import json_schema

    assert set(json_schema()["properties"]["preset"]["enum"]) == set(PRESETS)


def test_the_documented_example_is_a_valid_file(folder):
    import re
    from pathlib import Path

    page = (Path(__file__).parents[1] / "docs/configuration.md").read_text(encoding="utf-8")
    example = re.search(r"```toml\n(.*?)```", page, re.DOTALL)[1]
    found = settings(folder(sorama_toml=re.sub(r"(?m)^(custom_rules|messages) = .*$", "", example)))
    assert found.severity == {"vague-action": Severity.ERROR}
    assert found.rule_options["discovery-gap"] == {"min_untouched": 5}
