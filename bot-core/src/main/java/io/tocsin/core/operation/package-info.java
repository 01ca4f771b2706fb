/**
 * The vocabulary: everything that anybody can want of Tocsin, as records. The components of an
 * operation are the options of the command line, the members of the JSON and the lines of the help
 * text; their constraints stand on them as annotations.
 */
@NullMarked
package io.tocsin.core.operation;

import org.jspecify.annotations.NullMarked;
