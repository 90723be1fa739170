type Props = {
  readonly words: string;
  readonly on: boolean;
  readonly onChange: (on: boolean) => void;
};

/** A choice that is on or off. */
export function Check({ words, on, onChange }: Props) {
  return (
    <label className="check">
      <input type="checkbox" checked={on} onChange={(event) => onChange(event.target.checked)} />
      {words}
    </label>
  );
}
