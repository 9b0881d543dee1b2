namespace RetryLint.Runtime.Tests;

public class CellTests
{
    [Theory]
    [InlineData(7, 7, 3, false, false)]
    [InlineData(7, 8, 0, true, false)]
    [InlineData(7, 6, 0, false, true)]
    [InlineData(0xFFFF_FFFF, 0x1_0000_0000, 0, true, false)]
    public void A_cell_counts_one_slice_only(long counted, long asked, uint count, bool older, bool newer)
    {
        var cell = Cell.Of(counted, 3);

        Assert.Equal((count, older, newer), (Cell.CountOf(cell, asked), Cell.IsOlder(cell, asked), Cell.IsNewer(cell, asked)));
    }

    [Fact]
    public void A_withdrawal_is_added_only_to_the_state_that_it_was_granted_on()
    {
        var withdrawals = new Withdrawals();
        var seen = withdrawals.Peek(20);

        Assert.True(withdrawals.TryAdd(20, seen));
        Assert.False(withdrawals.TryAdd(20, seen));
        Assert.Equal(1u, withdrawals.Count(20));
        Assert.True(withdrawals.TryAdd(20, withdrawals.Peek(20)));
        Assert.Equal(2u, withdrawals.Count(20));
    }

    [Fact]
    public void A_withdrawal_is_taken_back_from_its_own_slice_only()
    {
        var withdrawals = new Withdrawals();
        withdrawals.TryAdd(20, withdrawals.Peek(20));
        withdrawals.Undo(20 + Cell.Ring);
        Assert.Equal(1u, withdrawals.Count(20));

        withdrawals.Undo(20);
        withdrawals.Undo(20);
        Assert.Equal((0u, true), (withdrawals.Count(20), withdrawals.TryAdd(20, Cell.Of(20, 0))));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(64)]
    public void First_tries_of_all_processors_add_up(int processors)
    {
        var tries = new FirstTries(processors);
        Parallel.For(0, 1000, i => tries.Add(20 + (i % 4)));

        Assert.Equal([0, 250, 250, 250, 250, 0], Enumerable.Range(19, 6).Select(s => tries.Count(s)));
    }

    [Fact]
    public void A_first_try_whose_slice_is_gone_counts_in_the_slice_that_took_its_place()
    {
        var tries = new FirstTries(1);
        tries.Add(20 + Cell.Ring);
        tries.Add(20);

        Assert.Equal((0, 2), (tries.Count(20), tries.Count(20 + Cell.Ring)));
    }

    [Fact]
    public void A_grant_that_does_not_know_of_a_newer_slice_is_taken_back()
    {
        var time = new VirtualTime();
        var window = new SlidingWindow(0, 3, TimeSpan.FromSeconds(10), time);
        Assert.True(window.TryWithdraw());
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.True(window.TryWithdraw());

        Assert.True(window.Settle(Cell.Ring + 1));
        Assert.Equal(1, window.Remaining());
        Assert.False(window.Settle(Cell.Ring));
        Assert.Equal(2, window.Remaining());
    }
}
