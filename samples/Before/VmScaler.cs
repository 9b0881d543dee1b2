using Azure;
using Azure.ResourceManager.Compute;
using Azure.ResourceManager.Compute.Models;

namespace Before;

/// <summary>Sets the number of machines in a scale set.</summary>
public sealed class VmScaler(VirtualMachineScaleSetResource scaleSet)
{
    private const int Attempts = 8;

    public async Task ScaleToAsync(long capacity, CancellationToken cancellationToken)
    {
        var patch = new VirtualMachineScaleSetPatch { Sku = new ComputeSku { Capacity = capacity } };
        for (var attempt = 1; attempt <= Attempts; attempt++)
        {
            try
            {
                await scaleSet.UpdateAsync(WaitUntil.Completed, patch, cancellationToken);
                return;
            }
            catch (Exception failure) when (attempt < Attempts)
            {
                Console.Error.WriteLine($"attempt {attempt}: {failure.Message}");
                await Task.Delay(TimeSpan.FromSeconds(5), cancellationToken);
            }
        }
    }
}
