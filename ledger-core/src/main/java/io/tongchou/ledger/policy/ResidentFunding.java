package io.tongchou.ledger.policy;

import io.tongchou.ledger.vocabulary.Rate;

/**
 * What residents' insurance must be funded with at least, a head and year (人均筹资额).
 *
 * @param ofDisposableIncome the least funding as a share of last year's disposable income a head (人均可支配收入)
 * @param personalOneIn the personal premium is at least one part in so many of the funding, above zero
 */
public record ResidentFunding(Rate ofDisposableIncome, int personalOneIn) {}
