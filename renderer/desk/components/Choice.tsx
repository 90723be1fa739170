import { useId } from 'react';

export type ChoiceOption<Key extends string> = { readonly key: Key; readonly words: string };

type Props<Key extends string> = {
  readonly label: string;
  readonly options: readonly ChoiceOption<Key>[];
  readonly picked: Key;
  readonly onPick: (key: Key) => void;
};

/** One of several, by the browser's own list: it knows keys, touch and screen readers. */
export function Choice<Key extends string>({ label, options, picked, onPick }: Props<Key>) {
  const id = useId();
  return (
    <div className="pick">
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        value={picked}
        onChange={(event) => {
          const chosen = options.find(({ key }) => key === event.target.value);
          if (chosen !== undefined) onPick(chosen.key);
        }}
      >
        {options.map(({ key, words }) => (
          <option key={key} value={key}>
            {words}
          </option>
        ))}
      </select>
    </div>
  );
}
