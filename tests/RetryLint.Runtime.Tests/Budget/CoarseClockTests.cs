namespace RetryLint.Runtime.Tests;

public class CoarseClockTests
{
    [Fact]
    public void Another_clock_is_read_by_its_timestamp()
    {
        var time = new VirtualTime();
        var clock = new CoarseClock(time);
        var start = clock.Now;
        time.Advance(TimeSpan.FromMilliseconds(1234.5));

        Assert.Equal((TimeSpan.TicksPerSecond, TimeSpan.FromMilliseconds(1234.5)), (clock.Frequency, clock.Since(start)));
    }

    [Fact]
    public void The_system_clock_is_read_in_milliseconds()
    {
        var clock = new CoarseClock(TimeProvider.System);
        var before = Environment.TickCount64;
        var now = clock.Now;

        Assert.InRange(now, before, Environment.TickCount64);
        Assert.Equal(1000, clock.Frequency);
    }
}
