/** What helps to help: the log, and later redaction and the support bundle. */
@NullMarked
package signinghelper.support;

import org.jspecify.annotations.NullMarked;
