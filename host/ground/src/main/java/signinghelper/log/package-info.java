/** The log of this program's processes: one line a record, without secrets, and bounded in its rate and size. */
@NullMarked
package signinghelper.log;

import org.jspecify.annotations.NullMarked;
