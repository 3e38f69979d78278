"""The environment that policies are rendered in: the template language and nothing else of Jinja or Python.

Walls, from the outside in: the small language (``language``), lookups that know four kinds of value and never ask
Python for an attribute, calls of macros alone, a fixed set of texts instead of a file loader, and a budget (``run``)
for whatever can grow.
"""

from collections.abc import Callable, Mapping
from typing import Any

from jinja2 import (
    BaseLoader,
    BytecodeCache,
    Environment,
    StrictUndefined,
    TemplateNotFound,
    TemplateSyntaxError,
    nodes,
    pass_context,
)
from jinja2.environment import TemplateModule
from jinja2.exceptions import UndefinedError
from jinja2.runtime import Context, LoopContext, Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment

from generator.template.loading import template_language
from generator.template.loading.template_files import TemplateText
from generator.template.refusal import refuse
from generator.template.runtime.fact_values import Fact, Items, Scalar, element, field
from generator.template.runtime.filters import FILTERS, TESTS
from generator.template.runtime.finalization import called, printed
from generator.template.runtime.render_state import run_of

LOOP = frozenset({"index", "index0", "revindex", "revindex0", "first", "last", "length"})
"""What a template can ask of ``loop``."""


class UnknownName(UndefinedError):
    """A name that is no field, no word of the address and nothing that the template made; its message is the name."""


class Unbound(StrictUndefined):
    """What stands for an unknown name until it is used, which is an error."""

    __slots__ = ()

    def __init__(
        self, hint: str | None = None, obj: object = None, name: str | None = None, exc: object = None
    ) -> None:
        super().__init__(hint=name or hint, name=name, exc=UnknownName)

    @property
    def _undefined_message(self) -> str:
        return self._undefined_hint or ""


class Texts(BaseLoader):
    """Gives the environment the texts that were read when the policy was loaded; it cannot reach a file."""

    def __init__(self, texts: Mapping[str, TemplateText]) -> None:
        self.texts = texts

    def get_source(self, environment: Environment, template: str) -> tuple[str, str | None, Callable[[], bool] | None]:
        """The text by its exact name."""
        if (text := self.texts.get(template)) is None:
            raise TemplateNotFound(template)
        return text.text, template, None


class PolicyEnvironment(ImmutableSandboxedEnvironment):
    """The environment of one policy in one language and form of address; ``folders`` is where names are looked up."""

    intercepted_binops = frozenset({"+", "-"})
    intercepted_unops = frozenset({"-"})

    def __init__(
        self, texts: Mapping[str, TemplateText], folders: tuple[str, ...], cache: BytecodeCache | None = None
    ) -> None:
        super().__init__(
            # An anchor, {#rights}, starts like a comment of Jinja: here a comment's sign has a space after it.
            comment_start_string="{# ",
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            undefined=Unbound,
            finalize=finalize,
            autoescape=False,
            optimized=False,  # what the optimizer evaluates while compiling would have no budget
            loader=Texts(texts),
            cache_size=-1,
            auto_reload=False,
            bytecode_cache=cache,
        )
        self.texts = texts
        self.folders = folders
        self.filters = dict(FILTERS)
        self.tests = dict(TESTS)
        self.globals.clear()

    def find(self, name: str) -> str:
        """The full name of a template that is named from its language's folder, the policy's first, or from the top."""
        for folder in self.folders:
            if (full := f"{folder}/{name}") in self.texts:
                return full
        if name in self.texts:
            return name
        raise TemplateNotFound(name)

    def produce(self, name: str, variables: dict[str, Any]) -> str:
        """What a template prints with these variables."""
        template = self.get_template(name)
        return "".join(template.root_render_func(template.new_context(variables, shared=True)))

    def _generate(
        self, source: nodes.Template, name: str | None, filename: str | None, defer_init: bool = False
    ) -> str:
        for breach in template_language.breaches(source, self.filters, self.tests):
            raise OutsideLanguage(breach, name)
        return super()._generate(template_language.rewrite(source), name, filename, defer_init)

    def getattr(self, obj: object, attribute: str) -> object:
        """A field of a record, a macro of an imported file, or one of the few things that ``loop`` knows."""
        if isinstance(obj, Fact):
            return field(obj, attribute)
        if type(obj) is LoopContext and attribute in LOOP:
            return getattr(obj, attribute)
        if type(obj) is TemplateModule and not attribute.startswith("_"):
            return vars(obj).get(attribute, Unbound(name=attribute))
        if type(obj) is dict:
            return self.getitem(obj, attribute)
        raise refuse("unknown-field", f"{called(obj)} has no field '{attribute}'", needle=attribute)

    def getitem(self, obj: object, argument: object) -> object:
        """An item of a list by its place, of a table in the template by its key, or a field by its name."""
        if isinstance(obj, Items) and type(argument) is int:
            return element(obj, argument)
        if isinstance(obj, Fact) and isinstance(argument, str):
            return field(obj, argument)
        if isinstance(obj, list | tuple) and type(argument) is int and -len(obj) <= argument < len(obj):
            return obj[argument]
        if isinstance(obj, dict) and isinstance(argument, str | int | Scalar) and argument in obj:
            return obj[argument]
        raise refuse("unknown-field", f"{called(obj)} has no such item")

    def call(__self, __context: Context, __obj: object, /, *args: object, **kwargs: object) -> str:  # noqa: N805
        """What a macro prints, paid for by the character."""
        if type(__obj) is not Macro:
            raise refuse("not-callable", f"{called(__obj)} cannot be called", "only macros can")
        run = run_of(__context)
        run.enter()
        text: str = __context.call(__obj, *args, **kwargs)  # type: ignore[assignment]
        run.leave()
        run.spend(64 + len(text))
        return text

    def call_binop(self, context: Context, operator: str, left: object, right: object) -> object:
        """Sums and differences of whole numbers, and lists put behind each other."""
        if type(left) is int and type(right) is int:
            return left + right if operator == "+" else left - right
        if operator == "+" and isinstance(left, list | Items) and isinstance(right, list | Items):
            run_of(context).spend(len(left) + len(right))
            return [*left, *right]
        raise refuse("not-a-number", f"'{operator}' takes whole numbers", "join texts with ~", operator)

    def call_unop(self, context: Context, operator: str, arg: object) -> object:
        """A whole number below zero."""
        if type(arg) is int:
            return -arg
        raise refuse("not-a-number", f"'{operator}' takes a whole number", needle=operator)


class OutsideLanguage(TemplateSyntaxError):
    """Something that is Jinja and not the template language."""

    def __init__(self, breach: template_language.LanguageBreach, name: str | None) -> None:
        super().__init__(breach.message, breach.line, name)
        self.breach = breach


@pass_context
def finalize(context: Context, value: object) -> str:
    """What ``{{ … }}`` prints, paid for by the character."""
    text = value if type(value) is str else printed(value)
    run_of(context).spend(len(text))
    return text
