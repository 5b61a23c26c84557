// Meters belong to the process: where another house of the same process closes, the counts of its requests go from this one's metrics too.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
