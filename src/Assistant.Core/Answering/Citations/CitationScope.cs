namespace Assistant.Core.Answering.Citations;

/// <summary>Says which sources each unit of an answer rests on: those it cites, else those of the text around it.</summary>
internal sealed class CitationScope
{
    private readonly IReadOnlyList<AnswerUnit> _units;
    private readonly AnswerUnit?[] _before;
    private readonly AnswerUnit?[] _after;
    private readonly Dictionary<int, (AnswerUnit First, AnswerUnit Last)> _groups = [];

    /// <summary>Looks all units over once, from both ends.</summary>
    public CitationScope(IReadOnlyList<AnswerUnit> units)
    {
        _units = units;
        _before = new AnswerUnit?[units.Count];
        _after = new AnswerUnit?[units.Count];
        AnswerUnit? nearest = null;
        for (var i = 0; i < units.Count; i++)
        {
            _before[i] = nearest;
            if (units[i].Cited.Count > 0)
            {
                nearest = units[i];
                _groups[nearest.Group] = (_groups.TryGetValue(nearest.Group, out var group) ? group.First : nearest, nearest);
            }
        }

        nearest = null;
        for (var i = units.Count - 1; i >= 0; i--)
        {
            _after[i] = nearest;
            nearest = units[i].Cited.Count > 0 ? units[i] : nearest;
        }
    }

    /// <summary>
    /// The numbers that a unit rests on: its own; or the next ones of its paragraph or list; a list or a block of code
    /// belongs to the paragraph that leads to it, code also to the one that explains it. Empty where there are none.
    /// </summary>
    public IReadOnlyList<int> Of(int index)
    {
        var unit = _units[index];
        if (unit.Cited.Count > 0)
        {
            return unit.Cited;
        }

        var within = (unit.Kind == UnitKind.Code ? InGroup(_before[index], unit.Group) : null) ?? InGroup(_after[index], unit.Group);
        var around = unit.Kind is UnitKind.Item or UnitKind.Code && _groups.TryGetValue(unit.Group - 1, out var leading) ? leading.Last
            : unit.Kind is UnitKind.Code && _groups.TryGetValue(unit.Group + 1, out var following) ? following.First
            : null;
        return (within ?? around)?.Cited ?? [];
    }

    private static AnswerUnit? InGroup(AnswerUnit? unit, int group) => unit?.Group == group ? unit : null;
}
