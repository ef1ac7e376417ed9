/** Questions that the shipped sources answer; the empty page offers them. */
export const EXAMPLES = [
  "How long did Mike Pompeo stay at Ashraf 3?",
  "When did the United States leave the nuclear deal?",
  "How many people were killed in the massacre of 1988?",
  "How do I add a document?",
];
