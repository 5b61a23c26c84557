using System.Collections.Concurrent;
using Lrs.Web;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Lrs.People;

/// <summary>A one-time password on its way to a person.</summary>
public sealed record OtpMessage(string HrmsCode, string Mobile, string Email, string Password, DateTimeOffset Sent, DateTimeOffset Expires)
{
    /// <summary>The message as it is sent.</summary>
    public Text Body => new(
        $"हरियाणा प्रशिक्षण में साइन इन के लिए आपका एक बार का पासवर्ड {Password} है। इसे किसी को न बताएँ।",
        $"Your one-time password for Haryana Training is {Password}. Do not tell it to anyone.");
}

/// <summary>
/// The one place where a one-time password leaves the house. An SMS gateway belongs in <see cref="Deliver"/>;
/// until there is one, passwords are shown on <c>/outbox</c> and in the log where <c>People:ShowOutbox</c> allows it.
/// </summary>
public sealed class OtpOutbox(IOptions<PeopleOptions> options, ILogger<OtpOutbox> log)
{
    private const int MostShown = 50;
    private readonly ConcurrentQueue<OtpMessage> _shown = new();

    /// <summary>Whether passwords are shown here instead of being sent.</summary>
    public bool Shows => options.Value.ShowOutbox;

    /// <summary>The last messages, newest first; empty where they may not be shown.</summary>
    public IReadOnlyList<OtpMessage> Shown => _shown.Reverse().ToList();

    /// <summary>Hands a password to the person it is for.</summary>
    public void Deliver(OtpMessage message)
    {
        if (!Shows)
        {
            log.LogError("A one-time password for {HrmsCode} could not be delivered: no gateway, and People:ShowOutbox is off.", message.HrmsCode);
            return;
        }

        log.LogInformation("One-time password for {HrmsCode}: {Password}", message.HrmsCode, message.Password);
        _shown.Enqueue(message);
        while (_shown.Count > MostShown)
            _shown.TryDequeue(out _);
    }
}
