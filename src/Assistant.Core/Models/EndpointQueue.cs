namespace Assistant.Core.Models;

/// <summary>Lets a bounded number of requests through to one endpoint, first come first served.</summary>
internal sealed class EndpointQueue(int limit)
{
    private readonly Lock _lock = new();
    private readonly LinkedList<QueuePlace> _waiting = [];
    private int _running;

    /// <summary>Requests under way or waiting, as a share of the limit.</summary>
    public double Load
    {
        get
        {
            lock (_lock)
            {
                return (_running + _waiting.Count) / (double)limit;
            }
        }
    }

    /// <summary>Takes a place; disposing of it gives it back.</summary>
    public QueuePlace Enter()
    {
        lock (_lock)
        {
            var place = new QueuePlace(this);
            if (_running < limit)
            {
                _running++;
            }
            else
            {
                _waiting.AddLast(place);
                place.Position = _waiting.Count;
            }

            return place;
        }
    }

    internal void Leave(QueuePlace place)
    {
        lock (_lock)
        {
            if (place.Left)
            {
                return;
            }

            place.Left = true;
            if (!_waiting.Remove(place))
            {
                _running--;
                Advance();
            }

            Renumber();
        }
    }

    private void Advance()
    {
        if (_waiting.First is { } first)
        {
            _waiting.RemoveFirst();
            _running++;
            first.Value.MoveTo(0);
        }
    }

    private void Renumber()
    {
        var position = 1;
        foreach (var place in _waiting)
        {
            place.MoveTo(position++);
        }
    }
}
