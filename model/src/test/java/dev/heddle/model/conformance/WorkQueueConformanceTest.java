package dev.heddle.model.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A real work queue on real threads, against its protocol: the true one conforms, two broken ones
/// do not.
@Timeout(60)
final class WorkQueueConformanceTest {
  private final Log log = new Log();

  @RepeatedTest(20)
  void the_queue_does_what_its_protocol_allows() throws Exception {
    var queue = new WorkQueue(log);
    List<Thread> workers = workers(queue, 3, 4);
    start(workers);
    Thread producer = producer(queue, 12);
    producer.start();
    join(producer);
    workers.forEach(WorkQueueConformanceTest::join);
    log.add(Observation.quiet());

    var conformity =
        Conformance.check(new WorkQueueProtocol(12, 3, 4), log.observations().stream());
    assertEquals(new Conformity.Allowed(25, 1), conformity, conformity.text());
  }

  @Test
  void an_item_taken_twice_is_not_allowed() {
    var bothHaveLooked = new CyclicBarrier(2);
    var queue = new WorkQueue.TakesTwice(log, () -> await(bothHaveLooked));
    List<Thread> workers = workers(queue, 2, 1);
    Thread producer = producer(queue, 2);
    producer.start();
    join(producer);
    start(workers);
    workers.forEach(WorkQueueConformanceTest::join);

    var conformity = Conformance.check(new WorkQueueProtocol(2, 2, 1), log.observations().stream());
    var rejected = assertInstanceOf(Conformity.Rejected.class, conformity, conformity.text());
    assertEquals(log.observations().subList(0, 3), rejected.prefix());
    assertTrue(rejected.text().contains(".item = 1   <- not allowed here"), rejected.text());
    // Whoever has not taken the first item may take the second.
    assertEquals(1, rejected.instead().size());
    assertEquals("2", rejected.instead().getFirst().values().get("taken"));
  }

  @Test
  void a_lost_wakeup_is_not_allowed() throws Exception {
    var queue = new WorkQueue.LosesWakeups(log);
    List<Thread> workers = workers(queue, 2, 1);
    start(workers);
    for (Thread worker : workers) {
      awaitState(worker, Thread.State.WAITING);
    }
    Thread producer =
        named(
            "producer",
            () -> {
              synchronized (queue) {
                queue.put(1);
                queue.put(2);
              }
            });
    producer.start();
    join(producer);
    awaitOneEnded(workers);
    log.add(Observation.quiet());

    var conformity = Conformance.check(new WorkQueueProtocol(2, 2, 1), log.observations().stream());
    var rejected = assertInstanceOf(Conformity.Rejected.class, conformity, conformity.text());
    assertEquals(3, rejected.prefix().size());
    assertEquals(Observation.quiet(), rejected.observation());
    assertEquals("take", rejected.instead().getFirst().action());
    workers.forEach(Thread::interrupt);
  }

  private static List<Thread> workers(WorkQueue queue, int count, int shares) {
    List<Thread> workers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      workers.add(
          named(
              "worker " + i,
              () -> {
                for (int n = 0; n < shares; n++) {
                  queue.take();
                }
              }));
    }
    return workers;
  }

  private static Thread producer(WorkQueue queue, int items) {
    return named(
        "producer",
        () -> {
          for (int item = 1; item <= items; item++) {
            queue.put(item);
          }
        });
  }

  private interface Task {
    void run() throws InterruptedException;
  }

  private static Thread named(String name, Task task) {
    return Thread.ofPlatform()
        .daemon()
        .name(name)
        .unstarted(
            () -> {
              try {
                task.run();
              } catch (InterruptedException _) {
                // The test is over.
              }
            });
  }

  private static void start(List<Thread> threads) {
    threads.forEach(Thread::start);
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void await(CyclicBarrier barrier) {
    try {
      barrier.await();
    } catch (InterruptedException | BrokenBarrierException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void awaitState(Thread thread, Thread.State state) throws InterruptedException {
    while (thread.getState() != state) {
      Thread.sleep(1);
    }
  }

  private static void awaitOneEnded(List<Thread> threads) throws InterruptedException {
    while (threads.stream().allMatch(Thread::isAlive)) {
      Thread.sleep(1);
    }
  }
}
