using Lrs.Host;
using Microsoft.Extensions.Options;

try
{
    return args is [['-', ..], ..] or []
        ? await House.Run(args)
        : Commands.Find(args) is { } command
            ? await command.Run(args[1..])
            : Complain($"'{args[0]}' is no command. Commands: {string.Join(", ", Commands.All.Select(c => c.Usage))}. Options begin with --.");
}
catch (OptionsValidationException wrong)
{
    return Complain(string.Join(Environment.NewLine, wrong.Failures));
}
catch (InvalidOperationException wrong) when (wrong.Message.StartsWith("Failed to convert configuration value", StringComparison.Ordinal))
{
    return Complain($"{wrong.Message} The README lists every option with its form.");
}
catch (IOException taken) when (taken.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException)
{
    return Complain($"{taken.Message} Choose another port with --port N.");
}

static int Complain(string what)
{
    Console.Error.WriteLine(what);
    return 2;
}
