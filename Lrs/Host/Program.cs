using Lrs.Host;

return Commands.Find(args) is { } command
    ? await command.Run(args[1..])
    : await House.Run(args);
