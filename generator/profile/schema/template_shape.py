"""The rules as the shape that templates see."""

from generator.profile.schema.field_rules import Field, FieldRules, Fields
from generator.profile.shape import Leaf, LeafKind, Record, Sequence, Shape

_KINDS = {"string": LeafKind.LINE, "key": LeafKind.ITEM} | {kind.value: kind for kind in LeafKind}


def record(fields: Fields, rules: FieldRules) -> Record:
    """The shape of a record with these fields."""
    return Record({name: _shape(field, rules) for name, field in fields.items()})


def _shape(field: Field, rules: FieldRules) -> Shape:
    if field.item is not None:
        return Sequence(Leaf(LeafKind.LINE, internal=True) if field.internal else _shape(field.item, rules))
    below = rules.fields_of(field)
    if below is not None:
        return record(below, rules)
    # A mapping with free keys has no fields to print; it steers the program.
    return Leaf(_KINDS.get(field.type, LeafKind.LINE), field.catalogue, field.internal)
