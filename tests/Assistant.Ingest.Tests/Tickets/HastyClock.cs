namespace Assistant.Ingest.Tests.Tickets;

/// <summary>A clock that goes on by the same time whenever it is looked at.</summary>
internal sealed class HastyClock(TimeSpan step) : TimeProvider
{
    private long _ticks;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => _ticks += step.Ticks;
}
