"""Which tokens of two versions of a text are the same, so that what is left reads as a person would have marked it.

Each stretch of kept words between two changes costs as much as a word: a stretch that is worth less, a lone ``de`` or a
comma, is marked with its neighbours. So a redline has few changes and not the least marked letters.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import TypeAlias

from generator.comparison.alignment import Measured, Pair, ends, same, steps
from generator.comparison.tokens import is_space, sentences, weight
from generator.document import Inline

BREAK = 11
"""What it costs to interrupt a change: more than one word of up to eight letters or a few short ones."""
LEAST_SHARE = 0.35
"""A sentence that keeps less than this part of another, by weight, is another sentence, and is replaced whole."""
TOO_SHORT = 3
"""A text of so few tokens, ``7 jaar.``, is not judged by what it shares."""
LARGEST_TABLE = 250_000
"""The most pairs of tokens that are searched at once; a larger change is marked whole."""

Kept: TypeAlias = list[Pair]
Sides: TypeAlias = tuple[list[int], ...]
"""Something of each solid token: of the old text, and of the new one."""


def match(old: Sequence[Inline], new: Sequence[Inline]) -> Kept:
    """The pairs of tokens that stand in both texts, in order: white space only where it joins a kept token."""
    solid = _solid(old), _solid(new)
    names: dict[Inline, int] = {}
    codes = tuple(
        [names.setdefault(text[place], len(names)) for place in places]
        for text, places in zip((old, new), solid, strict=True)
    )
    weights = [weight(token) for token in names]
    spans = tuple(_spans(text, places) for text, places in zip((old, new), solid, strict=True))
    found: Kept = []
    for step in _between_equal_sentences(codes, spans, weights):
        found += step
    found = _without_chance(found, codes, spans, weights)
    found = _without_confetti(found, (len(codes[0]), len(codes[1])), codes[0], weights)
    return _with_space([(solid[0][i], solid[1][j]) for i, j in found], old, new)


def _solid(text: Sequence[Inline]) -> list[int]:
    return [place for place, token in enumerate(text) if not is_space(token)]


def _spans(text: Sequence[Inline], places: list[int]) -> list[int]:
    """The number of the sentence that each solid token stands in."""
    numbers = [0] * len(text)
    for number, sentence in enumerate(sentences(text)):
        numbers[sentence] = [number] * len(numbers[sentence])
    return [numbers[place] for place in places]


def _between_equal_sentences(codes: Sides, spans: Sides, weights: list[int]) -> list[Kept]:
    """Sentences that both versions have once are fixed; what stands between them is compared token by token."""
    old, new = (_sentences(part, numbers) for part, numbers in zip(codes, spans, strict=True))
    fixed = same(_measured(old, weights), _measured(new, weights))
    starts = [[start for start, _ in old] + [len(codes[0])], [start for start, _ in new] + [len(codes[1])]]
    found: list[Kept] = []
    for step in steps(fixed, len(old), len(new)):
        i, j = starts[0][step.old.start], starts[1][step.new.start]
        gap = codes[0][i : starts[0][step.old.stop]], codes[1][j : starts[1][step.new.stop]]
        found.append([(i + a, j + b) for a, b in _cheapest(*gap, weights)])
        if step.pair:
            i, j = starts[0][step.pair[0]], starts[1][step.pair[1]]
            found.append([(i + k, j + k) for k in range(len(old[step.pair[0]][1]))])
    return found


def _sentences(codes: list[int], numbers: list[int]) -> list[tuple[int, tuple[int, ...]]]:
    starts = [i for i in range(len(codes)) if i == 0 or numbers[i] != numbers[i - 1]]
    return [(start, tuple(codes[start:stop])) for start, stop in zip(starts, [*starts[1:], len(codes)], strict=True)]


def _measured(parts: list[tuple[int, tuple[int, ...]]], weights: list[int]) -> list[Measured[int]]:
    return [Measured(start, words, Counter(), sum(weights[code] for code in words)) for start, words in parts]


def _cheapest(old: list[int], new: list[int], weights: list[int]) -> Kept:
    head, tail = ends(old, new)
    middle = _table(old[head : len(old) - tail], new[head : len(new) - tail], weights)
    last = [(len(old) - i, len(new) - i) for i in range(tail, 0, -1)]
    return [*((i, i) for i in range(head)), *((head + i, head + j) for i, j in middle), *last]


def _table(old: list[int], new: list[int], weights: list[int]) -> Kept:
    """The heaviest pairs in order, less ``BREAK`` for each stretch of them: a longest common subsequence of two states.

    ``runs[i][j]`` is the best that ends with the pair before (i, j), ``sums[i][j]`` the best of all up to there.
    """
    if not old or not new or len(old) * len(new) > LARGEST_TABLE or not set(old) & set(new):
        return []
    nothing = -(10**9)
    runs, sums = [[nothing] * (len(new) + 1)], [[0] * (len(new) + 1)]
    for code in old:
        run, line = [nothing], [0]
        above, before = sums[-1], runs[-1]
        gain, best = weights[code], 0
        for j, other in enumerate(new):
            ending = gain + max(before[j], above[j] - BREAK) if code == other else nothing
            best = max(best, above[j + 1], ending)
            run.append(ending)
            line.append(best)
        runs.append(run)
        sums.append(line)
    return _traced(runs, sums, [weights[code] for code in old])


def _traced(runs: list[list[int]], sums: list[list[int]], gains: list[int]) -> Kept:
    i, j = len(runs) - 1, len(runs[0]) - 1
    pairs: Kept = []
    while i and j:
        if sums[i][j] == sums[i - 1][j]:
            i -= 1
        elif sums[i][j] == sums[i][j - 1]:
            j -= 1
        else:
            inside = True
            while inside:
                inside = runs[i][j] == gains[i - 1] + runs[i - 1][j - 1]
                i, j = i - 1, j - 1
                pairs.append((i, j))
    return pairs[::-1]


def _without_chance(pairs: Kept, codes: Sides, spans: Sides, weights: list[int]) -> Kept:
    """The pairs but for those of two sentences that share so little that one is not a version of the other."""
    kept: defaultdict[Pair, int] = defaultdict(int)
    for i, j in pairs:
        kept[spans[0][i], spans[1][j]] += weights[codes[0][i]]
    old, new = (_sizes(part, numbers, weights) for part, numbers in zip(codes, spans, strict=True))
    lengths = Counter(spans[0]), Counter(spans[1])
    related = {
        (s, t)
        for (s, t), size in kept.items()
        if size >= LEAST_SHARE * min(old[s], new[t]) or max(lengths[0][s], lengths[1][t]) <= TOO_SHORT
    }
    return _continued([(i, j) for i, j in pairs if (spans[0][i], spans[1][j]) in related], codes, spans)


def _continued(pairs: Kept, codes: Sides, spans: Sides) -> Kept:
    """The pairs, and behind each the equal tokens of its sentences: a full stop stays with the words that it ends."""
    result: Kept = []
    limits = [*pairs, (len(codes[0]), len(codes[1]))][1:]
    for pair, limit in zip(pairs, limits, strict=True):
        result.append(pair)
        i, j = pair[0] + 1, pair[1] + 1
        while i < limit[0] and j < limit[1] and codes[0][i] == codes[1][j] and _goes_on(spans, i, j):
            result.append((i, j))
            i, j = i + 1, j + 1
    return result


def _goes_on(spans: Sides, i: int, j: int) -> bool:
    return spans[0][i] == spans[0][i - 1] and spans[1][j] == spans[1][j - 1]


def _sizes(codes: list[int], numbers: list[int], weights: list[int]) -> Counter[int]:
    """What each sentence weighs."""
    sizes: Counter[int] = Counter()
    for code, number in zip(codes, numbers, strict=True):
        sizes[number] += weights[code]
    return sizes


def _without_confetti(pairs: Kept, sizes: Pair, codes: list[int], weights: list[int]) -> Kept:
    """The pairs but for stretches between two changes that are worth less than an interruption."""
    result: Kept = []
    for run in stretches(pairs):
        outer = run[0] == (0, 0) or (run[-1][0] + 1, run[-1][1] + 1) == sizes
        if outer or sum(weights[codes[i]] for i, _ in run) > BREAK:
            result += run
    return result


def stretches(pairs: Kept) -> list[Kept]:
    """Pairs cut where tokens of either version stand between them."""
    found: list[Kept] = []
    for pair in pairs:
        if found and found[-1][-1] == (pair[0] - 1, pair[1] - 1):
            found[-1].append(pair)
        else:
            found.append([pair])
    return found


def _with_space(pairs: Kept, old: Sequence[Inline], new: Sequence[Inline]) -> Kept:
    """The pairs, and the equal white space that stands behind or before them in both versions."""
    result: Kept = []
    last = (-1, -1)
    for i, j in [*pairs, (len(old), len(new))]:
        near = [(last[0] + 1, last[1] + 1), (i - 1, j - 1)]
        for a, b in near if near[0] != near[1] else near[:1]:
            taken = result[-1] if result else (-1, -1)
            if taken[0] < a < i and taken[1] < b < j and is_space(old[a]) and old[a] == new[b]:
                result.append((a, b))
        result.append((i, j))
        last = (i, j)
    return result[:-1]
