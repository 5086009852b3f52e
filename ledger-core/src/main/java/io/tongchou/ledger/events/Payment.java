package io.tongchou.ledger.events;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.UnitCode;

/** What was paid from an expenditure account under a number of its own. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
public sealed interface Payment permits BenefitPaid, CatastrophicInsurancePaid, TransferOutPaid, OtherExpenditurePaid {

    UnitCode unit();

    String paymentNo();

    Money amount();
}
