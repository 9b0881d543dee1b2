using Azure.Core;
using Azure.Identity;

namespace Fleet;

/// <summary>Hands out tokens for calls that the SDK does not make for us.</summary>
public sealed class TokenProvider(ManagedIdentityCredential credential)
{
    private static readonly string[] Scopes = ["https://management.azure.com/.default"];

    public async Task<AccessToken> GetAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return await credential.GetTokenAsync(new TokenRequestContext(Scopes), cancellationToken);
            }
            catch (AuthenticationFailedException failure)
            {
                Console.Error.WriteLine($"no token: {failure.Message}");
                await Task.Delay(TimeSpan.FromSeconds(1), cancellationToken);
            }
        }
    }

    public async Task<AccessToken> GetQuicklyAsync(CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await credential.GetTokenAsync(new TokenRequestContext(Scopes), cancellationToken);
            }
            catch (AuthenticationFailedException) when (attempt < 5)
            {
            }
        }
    }
}
