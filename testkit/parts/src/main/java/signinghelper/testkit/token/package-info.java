/** A U-Key made of files, for demonstrations and tests. Its keys are worth nothing; no package contains it. */
@NullMarked
package signinghelper.testkit.token;

import org.jspecify.annotations.NullMarked;
