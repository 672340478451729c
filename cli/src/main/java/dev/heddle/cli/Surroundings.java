package dev.heddle.cli;

import dev.heddle.cli.job.Catalogue;

/// What a command is given besides its arguments.
///
/// @param console where words go
/// @param catalogue what there is to check
/// @param signals what the user sends while it runs
record Surroundings(Console console, Catalogue catalogue, Signals signals) {}
