// Builds what brings results out of the station: the senders, the beats to the desk, and what screens are told of both.
import type { Handlers } from '#contract/calls.ts';
import type { Publish } from '#contract/events.ts';
import type { OutboxView } from '#contract/outbox.ts';
import type { Reading } from '../exam/rules/elapsed.ts';
import { recipientsOf } from '../exam/package/delivery.ts';
import { outboxHandlers, sentView } from '../gradebook/outbox-host.ts';
import { startBeater } from '../gradebook/outbox/beater.ts';
import type { Beater } from '../gradebook/outbox/beater.ts';
import { startOutbox } from '../gradebook/outbox/outbox.ts';
import { sealer } from '../gradebook/outbox/sealing.ts';
import { createSender } from '../gradebook/outbox/sender.ts';
import type { Sender } from '../gradebook/outbox/sender.ts';
import { sinkName } from '../gradebook/outbox/sink.ts';
import type { Sink, SinkChoice } from '../gradebook/outbox/sink.ts';
import { deskSink } from '../gradebook/outbox/sinks/desk.ts';
import { folderSink } from '../gradebook/outbox/sinks/folder.ts';
import { deskMessages } from '../proctoring/desk-messages.ts';
import type { Proctor } from '../proctoring/proctor.ts';
import { enrolmentOf } from '../proctoring/desk-secrets.ts';
import type { Logger } from '../station/logger.ts';
import { beatOf } from './beat.ts';
import type { BeatParts } from './beat.ts';
import { deskOrders } from './desk-orders.ts';
import type { DeskOrdersParts } from './desk-orders.ts';

export type OutboxJoints = BeatParts &
  Omit<DeskOrdersParts, 'messages'> & {
    readonly sinks: readonly SinkChoice[];
    readonly stationName: string | null;
    readonly stationRoom: string | null;
    /** The desk reads of an incident at once. */
    readonly proctor: Pick<Proctor, 'onIncident'>;
    readonly clock: () => Reading;
    readonly publish: Publish;
    /** Told when the panel has something new to show. */
    readonly onPanel: () => void;
    readonly log: Logger;
  };

export type StationOutbox = {
  /** An exam was opened: from now on its facts leave, if it says to whom. */
  opened(): void;
  /** Something that the desk should see soon. */
  hurry(): void;
  readonly handlers: Pick<Handlers, 'outbox/read' | 'message/read' | 'message/confirm'>;
  view(): OutboxView | null;
  stop(): Promise<void>;
};

export function buildOutbox(joints: OutboxJoints): StationOutbox {
  const { records, log, publish } = joints;
  const { stores, key } = records;
  const nowMs = () => joints.clock().wallMs;
  const onBug = (error: unknown) => log.error('the outbox failed', { error });
  const senders = joints.sinks.map((choice) =>
    createSender({
      store: stores.outbox,
      sink: openSink(joints, choice),
      publicKey: key.publicKey,
      fingerprint: key.fingerprint,
      seal: sealer(stores.outbox, key),
      ...{ nowMs, onBug },
      chance: Math.random,
      onChange: () => outbox.changed(),
      log: (what, facts) => log.warn(what, facts),
    }),
  );
  const outbox = startOutbox({
    ...{ store: stores.outbox, logs: stores.logs, publicKey: key.publicKey, senders },
    ...{ nowMs, onBug },
    putMissing: ({ examId, examKind }) => stores.putMissing(examId, examKind),
    onChange(view) {
      publish('outbox/changed', sentView(view));
      joints.onPanel();
    },
  });
  const messages = deskMessages();
  const onOrders = deskOrders({ ...joints, messages });
  const beaters = senders.map((sender) => beaterTo(joints, sender, onOrders, onBug));
  const hurry = (): void => {
    for (const beater of beaters) beater.hurry();
  };
  stores.hearFacts(() => {
    outbox.put();
    hurry();
  });
  const stopHearing = joints.proctor.onIncident(hurry);
  return {
    opened() {
      keepDelivery(joints, outbox.opened);
      hurry();
    },
    hurry,
    handlers: outboxHandlers(outbox.view, messages, () => joints.desk.seated()?.id ?? null),
    view: outbox.view,
    async stop() {
      stores.hearFacts(() => undefined);
      stopHearing();
      const stopped = beaters.map((beater) => beater.stop());
      await outbox.stop();
      await Promise.all(stopped);
    },
  };
}

function keepDelivery(
  joints: OutboxJoints,
  opened: ReturnType<typeof startOutbox>['opened'],
): void {
  const exam = joints.desk.open()?.exam ?? null;
  if (exam === null || exam.delivery === null || exam.proctorKey === null) return;
  const { publicKey } = joints.records.key;
  opened({
    examId: exam.id,
    examKind: exam.kind,
    recipients: recipientsOf(exam.delivery),
    deskCertificate: exam.delivery.desk.certificatePem,
    enrolment: enrolmentOf(exam.proctorKey, exam.id, publicKey),
    stationName: joints.stationName,
    stationRoom: joints.stationRoom,
  });
}

function openSink({ records }: OutboxJoints, choice: SinkChoice): Sink {
  const name = sinkName(choice);
  if (choice.kind === 'folder') return folderSink(name, choice.path);
  const { host, port } = choice;
  const { publicKey } = records.key;
  return deskSink({
    ...{ name, host, port },
    passFor(examId) {
      const kept = records.stores.outbox.delivery(examId);
      if (kept === null) return null;
      return { certificatePem: kept.deskCertificate, enrolment: kept.enrolment, publicKey };
    },
  });
}

function beaterTo(
  joints: OutboxJoints,
  sender: Sender,
  onOrders: ReturnType<typeof deskOrders>,
  onBug: (error: unknown) => void,
): Beater {
  const { records, log } = joints;
  const { key, stores } = records;
  return startBeater({
    store: stores.outbox,
    ...{ sender, onBug },
    publicKey: key.publicKey,
    fingerprint: key.fingerprint,
    sign: (message) => key.sign(message),
    beat: () => beatOf(joints),
    onOrders,
    steadyMs: () => joints.clock().steadyMs,
    chance: Math.random,
    log: (what, facts) => log.warn(what, facts),
  });
}
