/** The whole service from outside: started, asked, killed and started again as its users do. */
@org.jspecify.annotations.NullMarked
package io.tongchou.ledger.endtoend;
