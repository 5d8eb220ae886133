/** Commands that a page can call: one file for each command. */
@NullMarked
package signinghelper.command;

import org.jspecify.annotations.NullMarked;
