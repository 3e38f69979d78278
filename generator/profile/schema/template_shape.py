"""The rules as the shape that templates see."""

from generator.profile.schema.field_rules import Field, Fields, Rules
from generator.profile.shape import Kind, Leaf, Record, Sequence, Shape

_KINDS = {"string": Kind.LINE, "key": Kind.ITEM} | {kind.value: kind for kind in Kind}


def record(fields: Fields, rules: Rules) -> Record:
    """The shape of a record with these fields."""
    return Record({name: _shape(field, rules) for name, field in fields.items()})


def _shape(field: Field, rules: Rules) -> Shape:
    if field.item is not None:
        return Sequence(Leaf(Kind.LINE, internal=True) if field.internal else _shape(field.item, rules))
    below = rules.fields_of(field)
    if below is not None:
        return record(below, rules)
    # A mapping with free keys has no fields to print; it steers the program.
    return Leaf(_KINDS.get(field.type, Kind.LINE), field.catalogue, field.internal)
