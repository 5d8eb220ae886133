package signinghelper.command;

/** Arguments of a command without arguments. */
record NoArguments() {}
