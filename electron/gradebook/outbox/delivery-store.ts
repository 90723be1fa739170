// To whom the facts of each exam go, as its package said when it was opened here.
import { z } from 'zod';
import type { ExamId } from '#contract/ids.ts';
import type { Database } from '../../database/open.ts';
import type { ExamKind } from '../../exam/exam.ts';

export type KeptDelivery = {
  readonly examId: ExamId;
  readonly examKind: ExamKind;
  /** `age1…`, the desk's among them. */
  readonly recipients: readonly string[];
  /** PEM: the one certificate by which the desk is known. */
  readonly deskCertificate: string;
  /** The station's proof to the desk that the exam was opened here. */
  readonly enrolment: string;
  /** As IT configured them; null where it has not. */
  readonly stationName: string | null;
  readonly stationRoom: string | null;
};

type Row = Omit<KeptDelivery, 'recipients'> & { readonly recipients: string };

const recipientsShape = z.array(z.string());

export function deliveries(db: Database) {
  const keep = db.prepare(
    `INSERT INTO outbox_delivery (exam_id, exam_kind, recipients, desk_certificate, enrolment, station_name, station_room)
     VALUES (@examId, @examKind, @recipients, @deskCertificate, @enrolment, @stationName, @stationRoom)
     ON CONFLICT DO UPDATE SET exam_kind = @examKind, recipients = @recipients, desk_certificate = @deskCertificate,
       enrolment = @enrolment, station_name = @stationName, station_room = @stationRoom`,
  );
  return {
    ...deliveryReaders(db),
    keepDelivery(delivery: KeptDelivery): void {
      keep.run({ ...delivery, recipients: JSON.stringify(delivery.recipients) });
    },
  };
}

export function deliveryReaders(db: Database) {
  const one = db.prepare<[string], Row>(
    `SELECT exam_id AS examId, exam_kind AS examKind, recipients, desk_certificate AS deskCertificate, enrolment,
       station_name AS stationName, station_room AS stationRoom FROM outbox_delivery WHERE exam_id = ?`,
  );
  return {
    /** Null: nothing of this exam leaves the station. */
    delivery(examId: ExamId): KeptDelivery | null {
      const row = one.get(examId);
      if (row === undefined) return null;
      return { ...row, recipients: recipientsShape.parse(JSON.parse(row.recipients)) };
    },
  };
}
