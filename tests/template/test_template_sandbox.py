"""What a template cannot do: run code, read a file, see anything but facts and words, or use up the machine."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.diagnostics import has_errors
from generator.template import Policy, render
from generator.template.runtime import render_state
from tests.support.template_cases import SHAPE, complain, load, profile, say, with_section

DATA = {"controller": {"short_name": "Acme", "legal_name": "Acme B.V."}, "processings": [{"id": "a"}, {"id": "b"}]}

ESCAPES = (
    # attributes of Python, by dot, by bracket and by filter
    "{{ ''.__class__ }}",
    "{{ ''['__class__'] }}",
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{{ [].__class__.__base__.__subclasses__() }}",
    "{{ {}.__class__.__bases__[0] }}",
    "{{ ().__class__ }}",
    "{{ 1.real }}",
    "{{ 'a'.upper() }}",
    "{{ 'a'.join(['b']) }}",
    "{{ ['a'].append('b') }}",
    "{{ {}.update({'a': 1}) }}",
    "{{ controller.__class__ }}",
    "{{ controller._value }}",
    "{{ controller['_run'] }}",
    "{{ controller.short_name._value }}",
    "{{ controller.short_name.__class__.__init__.__globals__ }}",
    "{{ controller.short_name['_run'].slots }}",
    "{{ processings._item }}",
    "{{ processings.__len__ }}",
    "{{ processings[0].__init__ }}",
    "{{ controller | attr('__class__') }}",
    "{{ ''|attr('__class__') }}",
    "{{ ''|map(attribute='__class__') }}",
    "{{ [controller]|map('attr', '_value')|list }}",
    "{{ [1]|groupby('__class__') }}",
    "{{ controller|tojson }}",
    "{{ 'x'|format(controller) }}",
    "{{ '%s'|format(1) }}",
    # format strings
    "{{ '{0.__class__}'.format(controller) }}",
    "{{ '{0.__class__.__init__.__globals__}'.format_map({'0': 1}) }}",
    "{{ '%s' % controller }}",
    # what Jinja itself puts at hand
    "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
    "{{ joiner.__init__.__globals__ }}",
    "{{ namespace.__init__.__globals__ }}",
    "{{ lipsum.__globals__['os'] }}",
    "{{ dict(a=1) }}",
    "{{ range(3) }}",
    "{{ self }}",
    "{{ self._TemplateReference__context }}",
    "{{ self.__init__.__globals__ }}",
    "{{ super() }}",
    "{{ get_flashed_messages.__globals__ }}",
    "{{ config }}",
    "{{ request }}",
    "{{ context }}",
    "{{ environment }}",
    "{{ _ }}",
    "{% macro m() %}{{ varargs }}{{ kwargs }}{% endmacro %}{{ m(1, a=2) }}",
    "{% macro m() %}{% endmacro %}{{ m.__globals__ }}",
    "{% macro m() %}{% endmacro %}{{ m._func }}",
    "{% macro m() %}{% endmacro %}{{ m.__call__ }}",
    "{% macro m() %}{% endmacro %}{{ m }}",
    "{% macro m(caller) %}{{ caller.__class__ }}{% endmacro %}{% call m() %}x{% endcall %}",
    "{% for x in [1] %}{{ loop.__class__ }}{% endfor %}",
    "{% for x in [1] %}{{ loop._iterable }}{% endfor %}",
    "{% for x in [1] %}{{ loop.cycle('a') }}{% endfor %}",
    "{% for x in [1] %}{{ loop.changed(1) }}{% endfor %}",
    "{% for x in [1] %}{{ loop }}{% endfor %}",
    "{% for x in [1] %}{{ loop.nextitem }}{% endfor %}",
    "{% for x in [[1]] recursive %}{{ loop(x) }}{% endfor %}",
    # other tags and files
    "{% extends 'sections/test.md.jinja' %}",
    "{% block a %}{% endblock %}",
    "{% autoescape true %}{% endautoescape %}",
    "{% set controller.short_name = 'x' %}",
    "{% set n = namespace(a=1) %}{% set n.a = 2 %}",
    "{% do 1 %}",
    "{% include '/etc/passwd' %}",
    "{% include '../../../etc/passwd' %}",
    "{% include 'sections/../../../company.yaml' %}",
    "{% include controller.short_name %}",
    "{% include ['a', 'b'] %}",
    "{% include 'nothing' ignore missing %}",
    "{% import 'os' as os %}",
    "{% from 'sections/test.md.jinja' import __class__ %}",
    # calls and arithmetic
    "{{ controller() }}",
    "{{ controller.short_name() }}",
    "{{ ''() }}",
    "{{ u() }}",
    "{{ 2 * 3 }}",
    "{{ 7 / 2 }}",
    "{{ 7 // 2 }}",
    "{{ 7 % 2 }}",
    "{{ -'a' }}",
    "{{ 'a' + 'b' }}",
    "{{ controller.short_name + 'x' }}",
    "{{ 'abc'[1:] }}",
    "{{ controller.short_name[0] }}",
    # what is no text
    "{{ none }}",
    "{{ true }}",
    "{{ [1, 2] }}",
    "{{ {'a': 1} }}",
    "{{ 1.5 }}",
    "{{ processings }}",
    "{{ controller }}",
    "{{ ' run' }}{{ ' run'.slots }}",
)

HOGS = (
    "{{ 'a' * 10**9 }}",
    "{{ 9**9**9 }}",
    "{{ 9**99999999 }}",
    "{{ 'a' | center(2000000000) }}",
    "{{ '%1000000000d' % 1 }}",
    "{{ '{:1000000000}'.format(1) }}",
    "{{ [0] * 10**9 }}",
    "{% set a = '0123456789' %}" + "{% set a = a ~ a %}" * 40 + "{{ a }}",
    "{% set a %}0123456789{% endset %}" + "{% set a %}{{ a }}{{ a }}{% endset %}" * 40 + "{{ a }}",
    "{% set a = [1, 2, 3, 4] %}" + "{% set a = a + a %}" * 40,
    "{% set l = ['0123456789'] %}" + "{% set l = [l | series, l | series] %}" * 40,
    "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
    "{% macro a() %}{{ b() }}{% endmacro %}{% macro b() %}{{ a() }}{% endmacro %}{{ a() }}",
    "{% macro m(n) %}{% if n > 0 %}{{ m(n - 1) }}{{ m(n - 1) }}{% endif %}{% endmacro %}{{ m(35) }}",
    "{% macro m() %}{{ caller() }}{{ caller() }}{% endmacro %}"
    + "{% call m() %}" * 15
    + "x" * 200
    + "{% endcall %}" * 15,
    "{% set l = ["
    + "1," * 1000
    + "] %}"
    + "{% for a in l %}{% for b in l %}{% for c in l %}x{% endfor %}{% endfor %}{% endfor %}",
    "{% set l = [" + "1," * 1000 + "] %}" + "{% for a in l %}{% for b in l %}{% set c = a %}{% endfor %}{% endfor %}",
    "{% set l = [" + "1," * 1000 + "] %}{% for a in l %}" + "text " * 5000 + "{% endfor %}",
    "{% set l = ["
    + "1," * 1000
    + "] %}{% for a in l if l | length %}{% for b in l if b in l %}{% endfor %}{% endfor %}",
    "{% include 'sections/test.md.jinja' %}",
    "{% import 'sections/test.md.jinja' as m %}{{ m.x }}",
    "{{ 'x' | word('loop') }}",
    "{{ " + "(" * 5000 + "1" + ")" * 5000 + " }}",
    "{{ " + "not " * 12_000 + "1 }}",
    "{{ " + "[" * 5000 + "]" * 5000 + " }}",
    "{{ 1" + " + 1" * 15_000 + " }}",
    "{{ 'a'" + " ~ 'a'" * 9_000 + " }}" + "{{ u }}" * 1000,
    "{% if u %}" * 2000 + "{% endif %}" * 2000,
    "{% for a in [1] %}" * 200 + "{% endfor %}" * 200,
    "{{ " + "9" * 5000 + " }}",
    "{{ 0x" + "f" * 20_000 + " }}",
)


@pytest.mark.parametrize("template", ESCAPES)
def test_nothing_but_facts_and_words_can_be_reached(tmp_path: Path, template: str) -> None:
    found = complain(tmp_path, f"Eén.\n{template}\n", DATA)
    assert has_errors(found), f"the template language should refuse {template}"
    assert {(d.location.path, d.location.line) for d in found} == {("templates/library/nl/sections/test.md.jinja", 2)}


@pytest.mark.parametrize("template", HOGS, ids=range(len(HOGS)))
def test_what_would_use_up_the_machine_is_refused_in_time(tmp_path: Path, template: str) -> None:
    found = complain(tmp_path, template, DATA, loop="x: \"{{ 'x' | word('loop') }}\"")
    if "~ 'a'" not in template and "+ 1" not in template:
        assert has_errors(found), f"the budget should refuse {template[:60]}"
    assert all(d.location.path.startswith("templates/library/nl/") for d in found)


def test_a_slow_section_meets_the_wall_of_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(render_state, "MAX_SECONDS", 0.0)
    found = complain(tmp_path, "{% for p in processings %}{{ u }}{% endfor %}" * 100, DATA)
    assert [d.code for d in found] == ["template-too-slow"]


def test_a_long_honest_statement_stays_far_below_the_budget(tmp_path: Path) -> None:
    data = {"processings": [{"id": f"p{number}", "purpose": "quotes"} for number in range(300)]}
    text = say(
        tmp_path,
        "{% for p in processings %}\n- {{ p.purpose | word('purposes', 'title') }} " + "x" * 500 + "\n{% endfor %}",
        data,
    )
    assert len(text) > 150_000


def test_templates_come_from_the_texts_that_were_read_and_not_from_the_disk(tmp_path: Path) -> None:
    policy, _ = load(tmp_path, {"sections/test.md.jinja": "{% include 'sections/late.md.jinja' %}"})
    assert policy is not None
    (tmp_path / "templates/library/nl/sections/late.md.jinja").write_text("late")
    assert [d.code for d in render(policy, profile({}), SHAPE)[1]] == ["missing-template"]


@pytest.fixture(scope="module")
def policy(tmp_path_factory: pytest.TempPathFactory) -> Policy:
    """A policy whose one section prints one name."""
    found, _ = load(tmp_path_factory.mktemp("name"), {"sections/test.md.jinja": "{{ controller.short_name }}"})
    assert found is not None
    return found


@given(value=st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Co", "Cc")), min_size=1))
def test_a_value_is_never_read_as_a_template(policy: Policy, value: str) -> None:
    sections, found = render(policy, profile({"controller": {"short_name": value}}), SHAPE)
    assert not found
    assert (sections[0].markdown, sections[0].values[0].text) == ("\ue0000\ue001\n", value)


NAMES = st.sampled_from(["controller", "processings", "1", "'a'", "none", "u", "x"])
FIELDS = st.sampled_from(["short_name", "__class__", "id", "purpose", "_value"])
CALLS = st.sampled_from(
    ["word('purposes')", "series", "first", "length", "date", "where('id')", "upper_first", "anchor", "mail_link"]
)
OPERATORS = st.sampled_from(["==", "in", "<", "~", "+", "-", "and", "or"])
FRAMES = (
    "{{ %s }}",
    "{%% if %s %%}x{%% endif %%}",
    "{%% for x in %s %%}{{ x }}{%% endfor %%}",
    "{%% set x = %s %%}{{ x }}",
)


def larger(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Expressions made of smaller ones."""
    return st.one_of(
        st.tuples(inner, FIELDS).map(lambda parts: "{}.{}".format(*parts)),
        st.tuples(inner, CALLS).map(lambda parts: "({}) | {}".format(*parts)),
        st.tuples(inner, OPERATORS, inner).map(lambda parts: "({}) {} ({})".format(*parts)),
        st.tuples(inner, inner).map(lambda parts: "({})[{}]".format(*parts)),
        st.tuples(inner, inner).map(lambda parts: "({})({})".format(*parts)),
        inner.map(lambda part: f"({part}) is stated"),
    )


@given(expression=st.recursive(NAMES, larger, max_leaves=8), frame=st.sampled_from(FRAMES))
def test_every_expression_renders_or_gives_a_located_finding(policy: Policy, expression: str, frame: str) -> None:
    sections, found = render(with_section(policy, frame % expression), profile(DATA), SHAPE)
    for diagnostic in found:
        assert diagnostic.location.path.startswith("templates/"), f"this should be placed in a template: {diagnostic}"
        assert diagnostic.code != "template-failed", (
            f"this failure should be told in the terms of a template: {diagnostic}"
        )
    for section in sections:
        assert "object at 0x" not in section.markdown, "a value of Python should never be printed"
