/**
 * Command-line interface of the helper, for a user at a terminal or for a script: one file for each command. It has no
 * dependency on pages or frames.
 */
@NullMarked
package signinghelper.commandline;

import org.jspecify.annotations.NullMarked;
