/** The helper for a person at a terminal, or for a script: one file for each command. Knows neither pages nor frames. */
@NullMarked
package signinghelper.commandline;

import org.jspecify.annotations.NullMarked;
