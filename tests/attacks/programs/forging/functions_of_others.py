"""Offers built-in functions under the expected names."""
# expects: wrong_answer

import numpy as np

double = list
scale = np.multiply
Counter = dict
