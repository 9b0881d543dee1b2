using Azure;
using Azure.ResourceManager.Compute;
using Azure.ResourceManager.Compute.Models;

namespace Fleet;

/// <summary>Sets the number of machines in a scale set.</summary>
public sealed class VmScaler(VirtualMachineScaleSetResource scaleSet)
{
    public async Task ScaleToAsync(long capacity, CancellationToken cancellationToken)
    {
        var patch = new VirtualMachineScaleSetPatch { Sku = new ComputeSku { Capacity = capacity } };
        await scaleSet.UpdateAsync(WaitUntil.Completed, patch, cancellationToken);
    }
}
