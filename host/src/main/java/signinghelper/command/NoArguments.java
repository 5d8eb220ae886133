package signinghelper.command;

/** Arguments of a command that takes none. */
record NoArguments() {}
