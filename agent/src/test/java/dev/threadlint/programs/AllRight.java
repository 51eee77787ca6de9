package dev.threadlint.programs;

/** All the programs one after another, each as it should be. */
public final class AllRight {
  private static final String[] RIGHT = {"right"};

  private AllRight() {}

  public static void main(String[] arguments) throws Exception {
    JoinBeforeStart.main(RIGHT);
    JoinSelf.main(RIGHT);
    JoinMissing.main(RIGHT);
    LockSelfDeadlock.main(RIGHT);
    LockUpgrade.main(RIGHT);
    LockOrderCycle.main(RIGHT);
    JoinHoldingLock.main(RIGHT);
    Deadlock.main(RIGHT);
    PoolStarvation.main(RIGHT);
    TaskFailureLost.main(RIGHT);
    ForkedFailureLost.main(RIGHT);
    ThreadFailureLost.main(RIGHT);
    JoinSerialises.main(RIGHT);
    SubmitSerialises.main(RIGHT);
    JoinTimeoutsAddUp.main(RIGHT);
    JoinTimeoutIgnored.main(RIGHT);
    LockNotReleased.main(RIGHT);
    LatchNeverOpens.main(RIGHT);
    BarrierShortOfParties.main(RIGHT);
    NotifyLost.main(RIGHT);
    WaitHoldingLock.main(RIGHT);
    ThreadCutOff.main(RIGHT);
    System.out.println("all right");
  }
}
