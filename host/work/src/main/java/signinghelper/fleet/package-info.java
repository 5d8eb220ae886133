/** The report of one computer among many, for administrators: versions, states and codes, and nothing personal. */
@NullMarked
package signinghelper.fleet;

import org.jspecify.annotations.NullMarked;
