/** What can be asked of the host: one file for each command. */
@NullMarked
package signinghelper.command;

import org.jspecify.annotations.NullMarked;
