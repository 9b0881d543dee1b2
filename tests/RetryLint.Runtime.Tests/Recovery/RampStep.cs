using FsCheck;
using FsCheck.Fluent;

namespace RetryLint.Runtime.Tests;

internal enum RampAct
{
    Succeed,
    Fail,
    Hang,
    Retry,
    Release,
    Wait,
    Interrupt,
}

/// <summary>One thing that happens around a ramp, as often or as long as it says.</summary>
internal sealed record RampStep(RampAct Act, int Amount)
{
    private static Gen<RampStep> Generator { get; } = Gen.Frequency(
        (8, Of(RampAct.Succeed, 1, 300)),
        (3, Of(RampAct.Fail, 1, 4)),
        (1, Of(RampAct.Fail, 5, 200)),
        (2, Of(RampAct.Hang, 1, 150)),
        (2, Of(RampAct.Retry, 1, 50)),
        (1, Of(RampAct.Release, 0, 1)),
        (9, Of(RampAct.Wait, 1, 8000)),
        (1, Of(RampAct.Interrupt, 1, 3000)));

    public static Arbitrary<RampStep[]> Histories { get; } = Generator.ArrayOf().ToArbitrary();

    public void Apply(RampedService service, RampTrace trace)
    {
        switch (Act)
        {
            case RampAct.Wait:
                service.Advance(Amount / 1000d);
                break;
            case RampAct.Release:
                service.Release(success: Amount == 1);
                break;
            case RampAct.Interrupt:
                service.Isolate();
                trace.Call(CallKind.Succeeds, 0);
                service.Advance(Amount / 1000d);
                service.Close();
                break;
            default:
                Repeat(trace);
                break;
        }
    }

    private void Repeat(RampTrace trace)
    {
        for (var i = 0; i < Amount; i++)
        {
            trace.Call(Act is RampAct.Fail ? CallKind.Fails : Act is RampAct.Hang ? CallKind.Hangs : CallKind.Succeeds, Act is RampAct.Retry ? 1 : 0);
        }
    }

    private static Gen<RampStep> Of(RampAct act, int least, int most) => Gen.Choose(least, most).Select(n => new RampStep(act, n));
}
